import type { Asker } from '../../src/core/asker.ts';
import type { Dispatcher } from '../../src/core/dispatch.ts';
import type { CommandFace } from '../../src/core/face.ts';
import type { Invocation, InvocationVault } from '../../src/core/invocation.ts';
import type { Log } from '../../src/core/log.ts';
import type { Moment } from '../../src/core/moment.ts';
import type { Block, Reply } from '../../src/core/reply.ts';

export const FACES: readonly CommandFace[] = [
  {
    name: 'strategy',
    about: "What a player's game is",
    example: '/strategy deepseek',
    options: {
      player: { kind: 'text', about: 'Company or product', required: true },
      video: { kind: 'text', about: 'Only in this video' },
    },
  },
  { name: 'library', about: 'What there is', example: '/library', options: {} },
];

export interface FakeDispatcher extends Dispatcher {
  readonly asked: { readonly invocation: Invocation; readonly asker: Asker }[];
}

/** A dispatcher that answers with what the function makes of an invocation, and remembers what it was asked. */
export function fakeDispatcher(answer: (invocation: Invocation) => Reply | Promise<Reply>): FakeDispatcher {
  const asked: FakeDispatcher['asked'] = [];
  return {
    commands: FACES,
    asked,
    async dispatch(invocation, asker) {
      asked.push({ invocation, asker });
      return answer(invocation);
    },
    async form(invocation, asker) {
      return { reply: await this.dispatch(invocation, asker) };
    },
    preview: async () => null,
    suggest: async () => [],
    idle: async () => undefined,
  };
}

export function privately(summary: string, ...blocks: readonly Block[]): Reply {
  return { audience: 'asker', summary, blocks: blocks.length > 0 ? blocks : [{ kind: 'text', content: summary }] };
}

export function memoryVault(): InvocationVault & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    async keep(encoded) {
      const known = [...kept].find(([, text]) => text === encoded);
      const id = known?.[0] ?? `kept-${kept.size + 1}`;
      kept.set(id, encoded);
      return id;
    },
    recall: async (id) => kept.get(id) ?? null,
  };
}

export function momentSaying(quote: string, start = 263, timing: Moment['timing'] = 'exact'): Moment {
  const words = { from: 0, to: quote.split(/\s+/u).length };
  return { videoId: 'v', quote, words, start, end: start + 20, timing, url: `https://youtu.be/v?t=${start}s` };
}

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export function recordingLog(): Log & { readonly entries: LogEntry[] } {
  const entries: LogEntry[] = [];
  const to = (level: LogEntry['level']) => (fields: LogEntry['fields'], message: string) => {
    entries.push({ level, fields, message });
  };
  return { entries, debug: to('debug'), info: to('info'), warn: to('warn'), error: to('error') };
}

/** A timer on which no time passes, unless it is told to. */
export function fakeTimer() {
  interface Waiting {
    readonly milliseconds: number;
    over(): void;
  }
  const waiting = new Set<Waiting>();
  let arrived: () => void = () => undefined;
  return {
    timer(milliseconds: number, signal: AbortSignal): Promise<void> {
      return new Promise((resolve, reject) => {
        const one = { milliseconds, over: resolve };
        waiting.add(one);
        signal.addEventListener('abort', () => reject(new Error('nobody waits any more')));
        signal.addEventListener('abort', () => waiting.delete(one));
        arrived();
      });
    },
    /** Lets a time pass for whoever waits for it, now or later. */
    async pass(milliseconds: number): Promise<void> {
      for (;;) {
        const one = [...waiting].find((each) => each.milliseconds === milliseconds);
        if (one) return one.over();
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    },
  };
}

/** A clock in milliseconds that moves only when somebody waits. */
export function fakeClock() {
  let time = Date.now();
  return {
    now: () => time,
    waits: [] as number[],
    async wait(milliseconds: number) {
      this.waits.push(milliseconds);
      time += milliseconds;
    },
    advance(milliseconds: number) {
      time += milliseconds;
    },
  };
}
