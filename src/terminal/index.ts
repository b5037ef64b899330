import type { Asker } from '../core/asker.ts';
import type { Dispatcher } from '../core/dispatch.ts';
import { createDoing } from './doing.ts';
import { PROMPT } from './poster.ts';
import { answerTo, invocationOf, runPrompt, type Terminal } from './prompt.ts';
import { renderReply } from './render.ts';
import { type Style, wrapped } from './style.ts';

export { createTerminalFiles } from './files.ts';
export { createTerminalPoster } from './poster.ts';
export { createProgress } from './progress.ts';
export { showReport } from './report.ts';
export { harmless } from './style.ts';

const ASKER: Asker = { platform: 'terminal', id: 'terminal', name: 'you', channel: PROMPT };
/** Columns of a line at most: longer ones are hard to read. */
const WIDEST = 100;

const HOW_TO =
  'Ask in your own words, or type a command: Tab completes it, a number runs that action, /cuepoint lists all, Ctrl-D ends.';

/** The terminal that the process was started in. */
export function openTerminal(): Terminal {
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  return { input: process.stdin, output: process.stdout, interactive, style: styleOf(process.stdout), asker: ASKER };
}

/** What is tried out, and where. */
export interface Trial {
  /** The library's state in one line. */
  readonly status: string;
  /** The command that is answered before anything is typed. */
  readonly first: string;
  readonly terminal: Terminal;
  /** Runs as long as the prompt. */
  readonly background: { start(): Promise<void>; stop(): Promise<void> };
}

/**
 * The library's state, the answer to a first command, and a prompt. With piped input there is no prompt: each line is
 * a command, and the end of input the end. Ctrl-C and SIGTERM end it as well.
 * @returns the exit code, 0
 */
export async function tryOut(dispatcher: Dispatcher, { status, first, terminal, background }: Trial): Promise<number> {
  const ended = new AbortController();
  const end = () => ended.abort();
  process.once('SIGTERM', end).once('SIGINT', end);
  terminal.output.write(`${status}\n\n`);
  const reply = await dispatcher.dispatch(invocationOf(dispatcher, first), terminal.asker);
  const { text, actions } = renderReply(reply, terminal.style);
  terminal.output.write(`› ${first}\n\n${text}\n\n`);
  if (terminal.interactive) {
    terminal.output.write(`${wrapped(terminal.style, HOW_TO, 0)}\n`);
  }
  await background.start();
  await runPrompt(dispatcher, terminal, { signal: ended.signal, shown: actions });
  await background.stop();
  return 0;
}

/** Answers one command; an answer that explains what was wrong is one as well. @returns the exit code: 1 when nothing was asked */
export async function askOnce(
  dispatcher: Dispatcher,
  line: string,
  { json = false }: { readonly json?: boolean | undefined },
): Promise<number> {
  if (line.trim() === '') {
    process.stderr.write('Nothing was asked. For example: npm run ask -- "/strategy google"\n');
    return 1;
  }
  const doing = createDoing(process.stderr, process.stderr.isTTY === true);
  const asked = answerTo(dispatcher, line, (invocation) => dispatcher.dispatch(invocation, ASKER, doing.tell));
  const reply = await asked.finally(() => doing.clear());
  const text = json ? JSON.stringify(reply, null, 2) : renderReply(reply, styleOf(process.stdout)).text;
  process.stdout.write(`${text}\n`);
  return 0;
}

function styleOf(stream: NodeJS.WriteStream): Style {
  const colours = stream.isTTY === true && stream.hasColors();
  return { colours, width: Math.min(WIDEST, stream.columns ?? WIDEST) };
}
