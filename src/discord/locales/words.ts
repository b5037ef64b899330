/** An option in another language. */
export interface OptionWords {
  /** Lower case and without spaces, at most 32 characters; no other option of the command has it. */
  readonly name: string;
  /** At most 100 characters. */
  readonly about: string;
  /** By the choice as it is in the command: what is shown in its place. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** A command in another language. */
export interface CommandWords {
  /** Lower case and without spaces, at most 32 characters; no other command has it. */
  readonly name: string;
  /** At most 100 characters. */
  readonly about: string;
  /** By the option's name in the command. */
  readonly options?: Readonly<Record<string, OptionWords>>;
}

/**
 * What Discord shows of the commands in one language. Whatever is missing is shown in English, as the commands have it;
 * people can type the English names in any language.
 */
export interface LanguageWords {
  /** By the command's name. */
  readonly commands: Readonly<Record<string, CommandWords>>;
  /** Entries of the menus of messages and people, by their English name: at most 32 characters each. */
  readonly menu: Readonly<Record<string, string>>;
}
