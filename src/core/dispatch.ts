import { randomBytes } from 'node:crypto';
import type { AddDesk, Progress } from './add-desk.ts';
import type { Asker } from './asker.ts';
import type { Command, Context, Suggestion } from './command.ts';
import type { DigestDesk } from './digest-desk.ts';
import { AskerError } from './errors.ts';
import { assertEvidence } from './evidence.ts';
import { createExamples } from './examples.ts';
import type { CommandFace } from './face.ts';
import type { FollowDesk } from './follow-desk.ts';
import type { Field, Form } from './form.ts';
import { formInWords } from './form-words.ts';
import type { Invocation } from './invocation.ts';
import type { Library } from './library.ts';
import type { Log } from './log.ts';
import type { Pace } from './pace.ts';
import type { PageLinks } from './page-links.ts';
import { apology, helpful, tooFast, unknownCommand } from './plain-answers.ts';
import { previewOf } from './preview.ts';
import type { Block, Reply } from './reply.ts';
import type { ShareDesk } from './share-desk.ts';
import { strayNote } from './stray-options.ts';

/** The one way from an adapter to the commands. No call ever rejects. */
export interface Dispatcher {
  readonly commands: readonly CommandFace[];
  /** @param progress called while it is worked on, where that takes a while and somebody can be shown it */
  dispatch(invocation: Invocation, asker: Asker, progress?: Progress): Promise<Reply>;
  /** The form that an invocation asks for; a reply instead when there is none to fill in. */
  form(invocation: Invocation, asker: Asker): Promise<{ readonly form: Form } | { readonly reply: Reply }>;
  /** What a pasted link shows beneath it; null when it leads to no video of the library, or something went wrong. */
  preview(url: string): Promise<Reply | null>;
  /** At most 25 completions; none when something went wrong, which is in the log. */
  suggest(command: string, option: string, typed: string, asker: Asker): Promise<readonly Suggestion[]>;
  /** Resolves once nothing is in flight. */
  idle(): Promise<void>;
}

/** What commands may use where it is there. */
export interface Desks {
  readonly digests?: DigestDesk;
  readonly follows?: FollowDesk;
  readonly shares?: ShareDesk;
  readonly adds?: AddDesk;
  readonly pages?: PageLinks;
  /** How much one person may ask; as much as they like without it. */
  readonly pace?: Pace;
}

/** Commands that may run one another, at most: one that passes on, and what it passes on to. */
const DEEPEST = 2;

/** The dispatcher over a list of commands and what they answer from. */
export function createDispatcher(
  commands: readonly Command[],
  library: Library,
  log: Log,
  {
    digests = undefined,
    follows = undefined,
    shares = undefined,
    adds = undefined,
    pages = undefined,
    pace = undefined,
  }: Desks = {},
): Dispatcher {
  const byName = new Map(commands.map((command) => [command.name, command]));
  if (byName.size !== commands.length) throw new TypeError('two commands have the same name');
  const examples = createExamples(library, commands, log);
  const inFlight = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    inFlight.add(work);
    return work.finally(() => inFlight.delete(work));
  };
  const desks = {
    ...{ digests: digests ?? null, follows: follows ?? null, adds: adds ?? null, pages: pages ?? null },
    shares: shares ? checkedShares(shares) : null,
  };

  /** What is shared leaves by the desk, and not as an answer: it is held against its transcripts all the same. */
  function checkedShares(desk: ShareDesk): ShareDesk {
    return {
      ...desk,
      async share(asker, channel, reply) {
        await assertEvidence(reply, library);
        return desk.share(asker, channel, reply);
      },
    };
  }

  function contextFor(asker: Asker, progress?: Progress, depth = 1): Context {
    return {
      ...{ library, asker, commands, ...desks, ...(progress ? { progress } : {}) },
      async run(invocation) {
        const command = byName.get(invocation.command);
        if (!command) throw new AskerError(`There is no command /${invocation.command}.`);
        if (depth >= DEEPEST) throw new AskerError('A command that passes on cannot be passed on itself.');
        return command.run(invocation.args, contextFor(asker, progress, depth + 1));
      },
    };
  }

  /** Runs the work; an error becomes a reply. */
  async function guarded<T>(name: string, work: () => Promise<T>): Promise<T | { readonly reply: Reply }> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AskerError) return { reply: helpful(error, await examples.suited(error.example)) };
      const id = randomBytes(4).toString('hex');
      log.error({ err: error, errorId: id, command: name }, 'a command failed');
      return { reply: apology(id) };
    }
  }

  async function answer(invocation: Invocation, asker: Asker, progress?: Progress): Promise<Reply> {
    const command = byName.get(invocation.command);
    if (!command) return unknownCommand(invocation, commands, await examples.all());
    const wait = pace?.wait(asker) ?? 0;
    if (wait > 0) return tooFast(wait);
    if (invocation.asks !== 'form') return run(command, invocation, asker, progress);
    const asked = await formOf(command, invocation, asker);
    if (!asked) return run(command, invocation, asker, progress);
    return 'form' in asked ? formInWords(asked.form, byName.get(asked.form.invocation.command)) : asked.reply;
  }

  async function run(command: Command, invocation: Invocation, asker: Asker, progress?: Progress): Promise<Reply> {
    const { reply } = await guarded(command.name, async () => {
      const reply = await command.run(invocation.args, contextFor(asker, progress));
      await assertEvidence(reply, library);
      return { reply: invocation.audience === 'channel' ? shared(reply, asker) : reply };
    });
    const stray = invocation.audience === 'channel' ? null : strayNote(command, invocation.args, commands);
    return stray ? { ...reply, blocks: [stray, ...reply.blocks] } : reply;
  }

  /** Null where the command has no form. */
  function formOf(command: Command, { args }: Invocation, asker: Asker) {
    return guarded(command.name, async () => {
      const form = await command.form(args, contextFor(asker));
      return form && { form: withSafeChecks(form, command.name) };
    });
  }

  /** A form is checked outside of any command: what fails on the way fails again, and is told, when the form is sent. */
  function withSafeChecks(form: Form, name: string): Form {
    const fields = form.fields.map((field): Field => {
      const { check } = field;
      if (!check) return field;
      const safe = async (value: string) => {
        try {
          return await track(check(value));
        } catch (error) {
          log.error({ err: error, command: name, field: field.name }, 'a field could not be checked');
          return null;
        }
      };
      return { ...field, check: safe };
    });
    return { ...form, fields };
  }

  async function formOrAnswer(invocation: Invocation, asker: Asker): ReturnType<Dispatcher['form']> {
    const { asks: _, ...unasked } = invocation;
    const command = byName.get(invocation.command);
    const asked = command ? await formOf(command, invocation, asker) : null;
    return asked ?? { reply: await answer(unasked, asker) };
  }

  return {
    commands,
    dispatch: (invocation, asker, progress) => track(answer(invocation, asker, progress)),
    form: (invocation, asker) => track(formOrAnswer(invocation, asker)),
    async preview(url) {
      const found = await track(
        guarded('preview', async () => {
          const reply = await previewOf(url, library, desks.pages);
          if (reply) await assertEvidence(reply, library);
          return { preview: reply };
        }),
      );
      return 'preview' in found ? found.preview : null;
    },
    async suggest(name, option, typed, asker) {
      const command = byName.get(name);
      if (!command) return [];
      try {
        return await track(command.suggest(option, typed.slice(0, 200), contextFor(asker)));
      } catch (error) {
        log.error({ err: error, command: name, option }, 'a completion failed');
        return [];
      }
    },
    async idle() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight);
    },
  };
}

/** The reply as posted to the channel: in the sharer's name, and without buttons that would share it again. */
export function shared(reply: Reply, asker: Asker): Reply {
  const blocks = reply.blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'buttons') return [block];
    const buttons = block.buttons.filter(
      (button) => !('invocation' in button && (button.invocation.audience || button.invocation.command === 'share')),
    );
    return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
  });
  return {
    audience: 'channel',
    summary: `${asker.name} shared: ${reply.summary}`,
    blocks: [{ kind: 'text', tone: 'quiet', content: `Shared by ${asker.name}` }, ...blocks],
  };
}
