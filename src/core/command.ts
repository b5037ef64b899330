import type { AddDesk, Progress } from './add-desk.ts';
import { checkArgs } from './arguments.ts';
import type { Asker } from './asker.ts';
import type { DigestDesk } from './digest-desk.ts';
import type { ArgsOf, CommandFace, Options } from './face.ts';
import type { FollowDesk } from './follow-desk.ts';
import type { Form } from './form.ts';
import type { Invocation, RawArgs } from './invocation.ts';
import type { Library } from './library.ts';
import type { PageLinks } from './page-links.ts';
import type { Reply } from './reply.ts';
import type { ShareDesk } from './share-desk.ts';

/** What a command may use besides its arguments. */
export interface Context {
  readonly library: Library;
  /** What is posted to channels; null where nothing can be. */
  readonly digests: DigestDesk | null;
  /** Who follows which player; null where nothing can be posted. */
  readonly follows: FollowDesk | null;
  /** What people share; null where nothing can be. */
  readonly shares: ShareDesk | null;
  /** Where the library takes in what people add; null where nothing can be. */
  readonly adds: AddDesk | null;
  /** Where the library's pages are; null where there are none that others can reach. */
  readonly pages: PageLinks | null;
  readonly asker: Asker;
  /** Shows whoever waits what is being done, in a few words; absent where nobody can be shown. Never throws. */
  readonly progress?: Progress;
  /** Runs another command: for those that pass on or understand what was asked. @throws AskerError as it would itself */
  run(invocation: Invocation): Promise<Reply>;
  /** Every command there is: for those that explain the bot. */
  readonly commands: readonly CommandFace[];
}

/** A completion: what is shown, and what is filled in. Both at most 100 characters. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
  /** What somebody would type for the value, where that can be read and means the same: a title for an id. */
  readonly typed?: string;
}

/** A command whose argument types are known only to itself. */
export interface Command extends CommandFace {
  /** Runs with checked arguments. @throws AskerError when the arguments do not fit or nothing was found */
  run(args: RawArgs, context: Context): Promise<Reply>;
  /** What to ask a person for before it runs; null when the command has no form. @throws AskerError like `run` */
  form(args: RawArgs, context: Context): Promise<Form | null>;
  /** At most 25 completions of what is typed into an option; empty when it has none. */
  suggest(option: string, typed: string, context: Context): Promise<readonly Suggestion[]>;
}

interface Definition<O extends Options> extends CommandFace {
  readonly options: O;
  run(args: ArgsOf<O>, context: Context): Promise<Reply>;
  /** The form of the command, filled in with what is known. Arguments may be missing, and are not checked. */
  form?(args: RawArgs, context: Context): Promise<Form>;
  suggest?(option: keyof O & string, typed: string, context: Context): Promise<readonly Suggestion[]>;
}

/** A command from its data and functions. Its options come in the order given, required ones first, as Discord insists. */
export function defineCommand<const O extends Options>(definition: Definition<O>): Command {
  const { name, about, example, options, manages } = definition;
  assertOrder(name, options);
  const face: CommandFace = {
    ...{ name, about, example, options },
    ...(manages ? { manages } : {}),
    ...(definition.form ? { hasForm: true as const } : {}),
  };
  return {
    ...face,
    async run(args, context) {
      const checked = checkArgs(face, args);
      if (!fits(options, checked)) throw new TypeError(`checked arguments of /${name} do not fit its options`);
      return definition.run(checked, context);
    },
    form: async (args, context) => (await definition.form?.(args, context)) ?? null,
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
