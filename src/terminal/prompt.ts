import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Asker } from '../core/asker.ts';
import type { Dispatcher } from '../core/dispatch.ts';
import { distance } from '../core/distance.ts';
import { type Form, filledIn } from '../core/form.ts';
import type { Invocation } from '../core/invocation.ts';
import { wordsReply } from '../core/plain-answers.ts';
import type { Reply } from '../core/reply.ts';
import { parseLine, unknownLine } from '../core/typed.ts';
import { createCompleter } from './complete.ts';
import { createDoing } from './doing.ts';
import { correct, fillIn } from './form.ts';
import { type Action, renderReply, renderRest } from './render.ts';
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
  { signal, shown = [] }: { readonly signal?: AbortSignal; readonly shown?: readonly Action[] } = {},
): Promise<void> {
  let actions = shown;
  let history: string[] = [];
  const doing = createDoing(terminal.output, terminal.interactive);
  const run = (invocation: Invocation) =>
    dispatcher.dispatch(invocation, terminal.asker, doing.tell).finally(() => doing.clear());
  const answer = async (typed: string): Promise<Reply | Form | null> => {
    if (!/^\d{1,3}$/u.test(typed)) return answerTo(dispatcher, typed, run);
    const chosen = actions[Number(typed) - 1];
    if (!chosen) return noAction(typed, actions.length);
    if ('rest' in chosen) {
      const rendered = renderRest(chosen.label, chosen.rest, terminal.style, actions.length);
      actions = [...actions, ...rendered.actions];
      terminal.output.write(`${rendered.text}\n\n`);
      return null;
    }
    if (chosen.asks !== 'form' || !terminal.interactive) return run(chosen);
    const asked = await dispatcher.form(chosen, terminal.asker);
    return 'form' in asked ? asked.form : asked.reply;
  };
  const show = (reply: Reply) => {
    const rendered = renderReply(reply, terminal.style);
    if (rendered.actions.length > 0) actions = rendered.actions;
    terminal.output.write(`${rendered.text}\n\n`);
  };
  // A form reads the input itself: the prompt is closed for as long, and opened again.
  while (!signal?.aborted) {
    const lines = openLines(dispatcher, terminal, history);
    lines.on('history', (kept: string[]) => {
      history = [...kept];
    });
    const form = await formAfter(lines);
    lines.close();
    if (!form) return;
    await send(form);
  }

  /** Asks for a form and runs it, and what is refused is corrected, until it is done or left. */
  async function send(form: Form): Promise<void> {
    let values = await fillIn(form, terminal, signal);
    while (values) {
      const reply = await run(filledIn(form, values));
      show(reply);
      if (!reply.refused) return;
      values = await correct(form, values, terminal, signal);
    }
    terminal.output.write('\nLeft as it was.\n\n');
  }

  /** Answers line by line. @returns the form that is to be filled in; null when the prompt has ended */
  async function formAfter(lines: Interface): Promise<Form | null> {
    const end = () => lines.close();
    signal?.addEventListener('abort', end, { once: true });
    try {
      if (terminal.interactive) lines.prompt();
      for await (const line of lines) {
        const typed = line.trim();
        if (/^\/?(?:exit|quit)$/iu.test(typed)) return null;
        const answered = typed === '' ? null : await answer(typed);
        if (answered && 'fields' in answered) return answered;
        if (answered) show(answered);
        if (signal?.aborted) return null;
        if (terminal.interactive) lines.prompt();
      }
      return null;
    } finally {
      signal?.removeEventListener('abort', end);
    }
  }
}

function openLines(
  dispatcher: Dispatcher,
  { input, output, interactive, asker }: Terminal,
  history: string[],
): Interface {
  const complete = createCompleter(dispatcher, asker);
  return createInterface({
    input,
    ...(interactive ? { output } : {}),
    terminal: interactive,
    prompt: '› ',
    history,
    historySize: 500,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) =>
      void complete(line).then(([found, replaced]) => done(null, [[...found], replaced])),
  });
}

function noAction(typed: string, count: number): Reply {
  const there = count === 0 ? 'no actions' : `the actions 1 to ${count}`;
  return wordsReply(`There is no action ${typed}: the last answer has ${there}.`);
}

/**
 * The answer to a typed line. A sentence may begin with a command's name, as in `compare the bets of openai and google`:
 * what the command refuses is asked in one's own words then.
 */
export async function answerTo(
  dispatcher: Dispatcher,
  line: string,
  run: (invocation: Invocation) => Promise<Reply>,
): Promise<Reply> {
  const invocation = invocationOf(dispatcher, line);
  const reply = await run(invocation);
  const isSentence = !line.trim().startsWith('/') && line.trim().split(/\s+/u).length >= SENTENCE;
  if (!reply.refused || !isSentence || invocation.command === 'ask') return reply;
  const asked = await run({ command: 'ask', args: { question: line.trim() } });
  return asked.refused ? reply : asked;
}

/** Words that a sentence has at least. */
const SENTENCE = 4;

/**
 * A typed line as an invocation. Words that name no command are a question, as they are in a direct message; a line that
 * means to name one becomes an invocation that the dispatcher explains.
 */
export function invocationOf(dispatcher: Dispatcher, line: string): Invocation {
  const known = parseLine(dispatcher.commands, line);
  if (known) return known;
  const [first = ''] = line.trim().toLowerCase().split(/\s+/u);
  const asks = dispatcher.commands.find(({ name }) => name === 'ask');
  // In a word of three letters a slip makes another word.
  const isNear = first.length > 3 && dispatcher.commands.some(({ name }) => distance(first, name, 1) <= 1);
  if (!asks || first.startsWith('/') || isNear) return unknownLine(line);
  return { command: asks.name, args: { question: line.trim() } };
}
