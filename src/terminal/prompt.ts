import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Asker } from '../core/asker.ts';
import type { Dispatcher } from '../core/dispatch.ts';
import type { Invocation } from '../core/invocation.ts';
import type { Reply } from '../core/reply.ts';
import { parseLine } from '../core/typed.ts';
import { completions } from './complete.ts';
import { renderReply } from './render.ts';
import type { Style } from './style.ts';

/** Where a prompt reads and writes. `interactive`: a person types, so there is a prompt, history and completion. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly interactive: boolean;
  readonly style: Style;
  readonly asker: Asker;
}

/**
 * Runs commands line by line until the input ends, `exit` is typed, or the signal fires. `shown` are the actions of an
 * answer that stands there already.
 */
export async function runPrompt(
  dispatcher: Dispatcher,
  terminal: Terminal,
  { signal, shown = [] }: { readonly signal?: AbortSignal; readonly shown?: readonly Invocation[] } = {},
): Promise<void> {
  if (signal?.aborted) return;
  const { input, output, interactive, style, asker } = terminal;
  const lines = createInterface({
    input,
    ...(interactive ? { output } : {}),
    terminal: interactive,
    prompt: '› ',
    historySize: 500,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) =>
      void completions(dispatcher, asker, line).then((result) => done(null, result)),
  });
  signal?.addEventListener('abort', () => lines.close(), { once: true });
  let actions = shown;
  const answer = async (typed: string): Promise<Reply> => {
    if (!/^\d{1,3}$/u.test(typed)) return dispatcher.dispatch(invocationOf(dispatcher, typed), asker);
    const chosen = actions[Number(typed) - 1];
    if (chosen) return dispatcher.dispatch(chosen, asker);
    const there = actions.length === 0 ? 'no actions' : `the actions 1 to ${actions.length}`;
    const text = `There is no action ${typed}: the last answer has ${there}.`;
    return { audience: 'asker', summary: text, blocks: [{ kind: 'text', content: text }] };
  };
  if (interactive) lines.prompt();
  for await (const line of lines) {
    const typed = line.trim();
    if (/^\/?(?:exit|quit)$/iu.test(typed)) break;
    if (typed !== '') {
      const rendered = renderReply(await answer(typed), style);
      if (rendered.actions.length > 0) actions = rendered.actions;
      output.write(`${rendered.text}\n\n`);
    }
    if (signal?.aborted) break;
    if (interactive) lines.prompt();
  }
  lines.close();
}

/** A typed line as an invocation; a line that names no command becomes one that the dispatcher explains. */
export function invocationOf(dispatcher: Dispatcher, line: string): Invocation {
  const known = parseLine(dispatcher.commands, line);
  return known ?? { command: line.trim().split(/\s+/u, 1)[0] ?? '', args: {} };
}
