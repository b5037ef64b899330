import type { Asker } from '../../src/core/asker.ts';
import type { Suggestion } from '../../src/core/command.ts';
import type { Dispatcher } from '../../src/core/dispatch.ts';
import type { CommandFace } from '../../src/core/face.ts';
import type { Invocation, InvocationVault } from '../../src/core/invocation.ts';
import type { Log } from '../../src/core/log.ts';
import type { Moment } from '../../src/core/moment.ts';
import type { Block, Reply } from '../../src/core/reply.ts';
import { createDiscordAdapter, type DiscordParts, type Pause } from '../../src/discord/index.ts';
import type { StandIn } from './stand-in/index.ts';

export const ECHO: CommandFace = {
  name: 'echo',
  about: 'Says it again',
  example: '/echo hello',
  options: {
    text: { kind: 'text', about: 'What to say', required: true, suggest: true },
    page: { kind: 'whole', about: 'Which page', min: 1, max: 99 },
  },
};

interface Fakes {
  readonly commands?: readonly CommandFace[];
  readonly suggest?: (typed: string) => Promise<readonly Suggestion[]>;
  readonly form?: Dispatcher['form'];
}

/** A dispatcher that answers every invocation with what `answer` makes of it, and keeps who asked what. */
export function fakeDispatcher(answer: (invocation: Invocation) => Reply | Promise<Reply>, fakes: Fakes = {}) {
  const asked: { readonly invocation: Invocation; readonly name: string; readonly id: string }[] = [];
  const askers: Asker[] = [];
  const dispatcher: Dispatcher = {
    commands: fakes.commands ?? [ECHO],
    async dispatch(invocation, asker) {
      asked.push({ invocation, name: asker.name, id: asker.id });
      askers.push(asker);
      return answer(invocation);
    },
    async suggest(_command, _option, typed, asker) {
      askers.push(asker);
      return (await fakes.suggest?.(typed)) ?? [];
    },
    form: fakes.form ?? (async (each, asker) => ({ reply: await dispatcher.dispatch(each, asker) })),
    preview: async () => null,
    idle: async () => undefined,
  };
  return { dispatcher, asked, askers };
}

/** A vault that lives as long as the test: what a database would be. */
export function memoryVault(): InvocationVault & { readonly kept: ReadonlyMap<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    async keep(encoded) {
      const known = [...kept].find(([, text]) => text === encoded)?.[0];
      const id = known ?? `kept-${kept.size}`;
      kept.set(id, encoded);
      return id;
    },
    recall: async (id) => kept.get(id) ?? null,
  };
}

/** A log that remembers every line, as JSON. */
export function memoryLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const write = (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { lines, debug: write, info: write, warn: write, error: write };
}

/** For an adapter that shall not wait. */
export const atOnce: Pause = async () => undefined;

/** An adapter for the stand-in. */
export function adapterFor(
  discord: StandIn,
  dispatcher: Dispatcher,
  options: Partial<Omit<DiscordParts, 'settings' | 'dispatcher'>> & { token?: string; guildId?: string } = {},
) {
  const { token = discord.token, guildId, ...others } = options;
  const settings = { token, apiUrl: discord.apiUrl, ...(guildId === undefined ? {} : { guildId }) };
  return createDiscordAdapter({ settings, dispatcher, vault: memoryVault(), log: memoryLog(), ...others });
}

export function reply(summary: string, ...blocks: readonly Block[]): Reply {
  return { audience: 'asker', summary, blocks };
}

export function invocation(text: string, audience?: 'channel'): Invocation {
  return { command: 'echo', args: { text }, ...(audience ? { audience } : {}) };
}

export function moment(quote: string, start = 263, timing: Moment['timing'] = 'exact'): Moment {
  const url = `https://www.youtube.com/watch?v=U6bZI-0oAjc&t=${start}s`;
  return { videoId: 'U6bZI-0oAjc', quote, words: { from: 0, to: 1 }, start, end: start + 9, timing, url };
}
