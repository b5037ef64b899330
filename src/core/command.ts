import { checkArgs } from './arguments.ts';
import type { DigestDesk } from './digest.ts';
import type { RawArgs } from './invocation.ts';
import type { Library } from './library.ts';
import type { Reply } from './reply.ts';

interface OptionBase {
  /** What to write here, at most 100 characters (Discord's limit, the tightest). */
  readonly about: string;
  readonly required?: true;
  /** The command's `suggest` completes this option. */
  readonly suggest?: true;
}

/** A line of text, at most `maxLength` characters (500 when left out). */
export interface TextOption extends OptionBase {
  readonly kind: 'text';
  readonly maxLength?: number;
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

export type Option = TextOption | WholeOption | ChoiceOption;
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

/** Who asks, as far as the platform tells. */
export interface Asker {
  readonly platform: 'slack' | 'discord' | 'terminal';
  /** The platform's id of the person. */
  readonly id: string;
  /** A name to show to others. */
  readonly name: string;
  /** The platform's id of the channel that it was asked in; left out where there is none, as at the prompt. */
  readonly channel?: string;
  /** What is allowed in that channel; left out where the platform does not say so with the request. */
  readonly permissions?: {
    /** The asker may change what is posted there. */
    readonly manages: boolean;
    /** The bot has all that it needs to post there. */
    readonly mayPost: boolean;
  };
}

/** What a command may use besides its arguments. */
export interface Context {
  readonly library: Library;
  /** What is posted to channels; null where nothing can be. */
  readonly digests: DigestDesk | null;
  readonly asker: Asker;
  /** Every command there is: for those that explain the bot. */
  readonly commands: readonly CommandFace[];
}

/** A completion: what is shown, and what is filled in. Both at most 100 characters. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

/** What a command looks like from outside: all that registration, help and manifests are derived from. */
export interface CommandFace {
  readonly name: string;
  readonly about: string;
  /** What to type to see it work, such as `/strategy deepseek`. */
  readonly example: string;
  readonly options: Options;
  /** Changes what is posted to a channel: a platform that can offers it in a channel only, and only to those who may. */
  readonly manages?: true;
}

/** A command whose argument types are known only to itself. */
export interface Command extends CommandFace {
  /** Runs with checked arguments. @throws AskerError when the arguments do not fit or nothing was found */
  run(args: RawArgs, context: Context): Promise<Reply>;
  /** At most 25 completions of what is typed into an option; empty when it has none. */
  suggest(option: string, typed: string, context: Context): Promise<readonly Suggestion[]>;
}

interface Definition<O extends Options> extends CommandFace {
  readonly options: O;
  run(args: ArgsOf<O>, context: Context): Promise<Reply>;
  suggest?(option: keyof O & string, typed: string, context: Context): Promise<readonly Suggestion[]>;
}

/** A command from its data and functions. Its options come in the order given, required ones first, as Discord insists. */
export function defineCommand<const O extends Options>(definition: Definition<O>): Command {
  const { name, about, example, options, manages } = definition;
  assertOrder(name, options);
  return {
    name,
    about,
    example,
    options,
    ...(manages ? { manages } : {}),
    async run(args, context) {
      const checked = checkArgs(definition, args);
      if (!fits(options, checked)) throw new TypeError(`checked arguments of /${name} do not fit its options`);
      return definition.run(checked, context);
    },
    async suggest(option, typed, context) {
      if (!definition.suggest || !isOption(options, option) || !options[option]?.suggest) return [];
      return (await definition.suggest(option, typed, context)).slice(0, 25);
    },
  };
}

function isOption<O extends Options>(options: O, name: string): name is keyof O & string {
  return Object.hasOwn(options, name);
}

function assertOrder(name: string, options: Options): void {
  const order = Object.values(options).map((option) => option.required === true);
  if (order.some((required, index) => required && order[index - 1] === false)) {
    throw new TypeError(`/${name}: required options must come before the others`);
  }
}

function fits<O extends Options>(options: O, args: RawArgs): args is RawArgs & ArgsOf<O> {
  return Object.entries(options).every(([name, option]) => {
    const value = args[name];
    if (value === undefined) return option.required !== true;
    if (option.kind === 'choice') return typeof value === 'string' && option.choices.includes(value);
    return typeof value === (option.kind === 'whole' ? 'number' : 'string');
  });
}
