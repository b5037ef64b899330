import { randomBytes } from 'node:crypto';
import { quoted } from './arguments.ts';
import type { Asker } from './asker.ts';
import type { Command, Suggestion } from './command.ts';
import type { DigestDesk } from './digest-desk.ts';
import { distance } from './distance.ts';
import { AskerError } from './errors.ts';
import { assertEvidence } from './evidence.ts';
import type { CommandFace } from './face.ts';
import type { Invocation } from './invocation.ts';
import type { Library } from './library.ts';
import type { Log } from './log.ts';
import type { Block, Reply } from './reply.ts';

/** The one way from an adapter to the commands. Neither call ever rejects. */
export interface Dispatcher {
  readonly commands: readonly CommandFace[];
  dispatch(invocation: Invocation, asker: Asker): Promise<Reply>;
  /** At most 25 completions; none when something went wrong, which is in the log. */
  suggest(command: string, option: string, typed: string, asker: Asker): Promise<readonly Suggestion[]>;
  /** Resolves once nothing is in flight. */
  idle(): Promise<void>;
}

/** The dispatcher over a list of commands and what they answer from. */
export function createDispatcher(
  commands: readonly Command[],
  library: Library,
  log: Log,
  digests: DigestDesk | null = null,
): Dispatcher {
  const byName = new Map(commands.map((command) => [command.name, command]));
  if (byName.size !== commands.length) throw new TypeError('two commands have the same name');
  const inFlight = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    inFlight.add(work);
    return work.finally(() => inFlight.delete(work));
  };

  async function answer(invocation: Invocation, asker: Asker): Promise<Reply> {
    const command = byName.get(invocation.command);
    if (!command) return unknownCommand(invocation, commands);
    try {
      const reply = await command.run(invocation.args, { library, digests, asker, commands });
      await assertEvidence(reply, library);
      return invocation.audience === 'channel' ? shared(reply, asker) : reply;
    } catch (error) {
      if (error instanceof AskerError) return helpful(error);
      const id = randomBytes(4).toString('hex');
      log.error({ err: error, errorId: id, command: invocation.command }, 'a command failed');
      return apology(id);
    }
  }

  return {
    commands,
    dispatch: (invocation, asker) => track(answer(invocation, asker)),
    async suggest(name, option, typed, asker) {
      const command = byName.get(name);
      if (!command) return [];
      try {
        return await track(command.suggest(option, typed.slice(0, 200), { library, digests, asker, commands }));
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
function shared(reply: Reply, asker: Asker): Reply {
  const blocks = reply.blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'buttons') return [block];
    const buttons = block.buttons.filter((button) => !('invocation' in button && button.invocation.audience));
    return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
  });
  return {
    audience: 'channel',
    summary: `${asker.name} shared: ${reply.summary}`,
    blocks: [{ kind: 'text', tone: 'quiet', content: `Shared by ${asker.name}` }, ...blocks],
  };
}

function helpful(error: AskerError): Reply {
  const blocks: Block[] = [{ kind: 'text', content: error.message }];
  if (error.example) {
    blocks.push({
      kind: 'text',
      tone: 'quiet',
      content: [
        { kind: 'plain', text: 'For example: ' },
        { kind: 'command', text: error.example },
      ],
    });
  }
  if (error.waysOut.length > 0) blocks.push({ kind: 'buttons', buttons: error.waysOut });
  return { audience: 'asker', summary: error.message, blocks };
}

function unknownCommand({ command: name, args }: Invocation, commands: readonly Command[]): Reply {
  const meant = commands.filter((command) => distance(name.replace(/^\//u, ''), command.name, 2) <= 2);
  if (meant.length > 0 && name.length > 3) {
    return helpful(
      new AskerError(`There is no command ${quoted(name)}. Did you mean this?`, {
        waysOut: meant.map((command) => ({ label: `/${command.name}`, invocation: { command: command.name, args } })),
      }),
    );
  }
  return {
    audience: 'asker',
    summary: `There is no command ${quoted(name)}.`,
    blocks: [
      { kind: 'text', content: `There is no command ${quoted(name)}. These are the ones there are:` },
      {
        kind: 'list',
        items: commands.map((command) => [
          { kind: 'command', text: command.example },
          { kind: 'plain', text: `: ${command.about}` },
        ]),
      },
    ],
  };
}

function apology(id: string): Reply {
  const message = `Sorry, that went wrong on our side. Please try again; if it happens again, tell whoever runs the bot this id: ${id}.`;
  return { audience: 'asker', summary: message, blocks: [{ kind: 'text', content: message }] };
}
