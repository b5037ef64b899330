interface OptionBase {
  /** What to write here, at most 100 characters (Discord's limit, the tightest). */
  readonly about: string;
  readonly required?: true;
  /** The command's `suggest` completes this option. */
  readonly suggest?: true;
}

/** A line of text, or several, at most `maxLength` characters (500 when left out). */
export interface TextOption extends OptionBase {
  readonly kind: 'text';
  readonly maxLength?: number;
  /** The lines of a text stay apart, by `\n`; without it they are joined by spaces. */
  readonly multiline?: true;
  /** Quotes are part of what is meant: `"exact words"` is not the same as the words. */
  readonly quotes?: true;
}

/** A whole number within bounds. */
export interface WholeOption extends OptionBase {
  readonly kind: 'whole';
  readonly min: number;
  readonly max: number;
}

/** One of a few words, at most 25 (Discord's limit). */
export interface ChoiceOption extends OptionBase {
  readonly kind: 'choice';
  readonly choices: readonly string[];
}

/** A file, by what its platform finds it by: an attachment, a link to a file that was shared, a path at the prompt. */
export interface FileOption extends OptionBase {
  readonly kind: 'file';
}

export type Option = TextOption | WholeOption | ChoiceOption | FileOption;
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O extends WholeOption
  ? number
  : O extends ChoiceOption
    ? O['choices'][number]
    : string;

/** The argument types of a command, derived from its options: required ones are always there. */
export type ArgsOf<O extends Options> = {
  readonly [K in keyof O as O[K]['required'] extends true ? K : never]: ValueOf<O[K]>;
} & {
  readonly [K in keyof O as O[K]['required'] extends true ? never : K]?: ValueOf<O[K]>;
};

/** What a command looks like from outside: all that registration, help and manifests are derived from. */
export interface CommandFace {
  readonly name: string;
  readonly about: string;
  /** What to type to see it work, such as `/strategy deepseek`. */
  readonly example: string;
  readonly options: Options;
  /** Changes what is posted to a channel, or what the library holds: a platform that can offers it in a channel only, and only to those who may. */
  readonly manages?: true;
  /** It can ask for its options in a form. */
  readonly hasForm?: true;
}
