import assert from 'node:assert/strict';
import { PassThrough, Writable } from 'node:stream';
import { createCompleter } from '../../src/terminal/complete.ts';
import { createTerminalPoster } from '../../src/terminal/poster.ts';
import { runPrompt } from '../../src/terminal/prompt.ts';
import type { Connect, Outcome, Seen } from '../contracts/driver.ts';
import { ASKER } from '../support/library.ts';

/** The prompt over piped input; every answer is one write. Its actions are used as a person would, by number. */
export const connectTerminal: Connect = async (dispatcher, vault) => {
  let arrived: (text: string) => void = () => assert.fail('an answer that nobody waits for');
  const output = new Writable({
    write(chunk, _encoding, done) {
      arrived(String(chunk));
      done();
    },
  });
  // Wide enough that no line wraps: what is asserted on is the text.
  const style = { colours: false, width: 100_000 };
  /** What was posted to the prompt besides the answers. */
  const posts: string[] = [];
  const posting = new Writable({
    write(chunk, _encoding, done) {
      posts.push(String(chunk).trim());
      done();
    },
  });

  function started(...[given]: Parameters<Connect>) {
    const over = typeof given === 'function' ? given(createTerminalPoster({ output: posting, style })) : given;
    const input = new PassThrough();
    const running = runPrompt(over, { input, output, interactive: false, style, asker: ASKER });
    return { dispatcher: over, input, running };
  }
  let prompt = started(dispatcher, vault);

  const type = async (line: string): Promise<Outcome> => {
    const answer = new Promise<string>((resolve) => {
      arrived = resolve;
    });
    const before = posts.length;
    prompt.input.write(`${line}\n`);
    const text = await answer;
    return { appeared: [seenIn(text), ...posts.slice(before).map(postIn)], edited: null };
  };
  async function end() {
    prompt.input.end();
    await prompt.running;
  }
  return {
    name: 'terminal',
    appendsOnly: true,
    type,
    press: (message, label) => type(numberOf(message, label)),
    choose: (message, select, option) => type(numberOf(message, option, `${select}: `)),
    openForm: async () => null,
    forge: () => Promise.reject(new Error('at a prompt an action is a number')),
    sendForm: () => Promise.reject(new Error('there are no forms at a prompt')),
    async complete(command, option, typed) {
      const face = prompt.dispatcher.commands.find(({ name }) => name === command);
      const first = Object.keys(face?.options ?? {})[0] === option;
      const complete = createCompleter(prompt.dispatcher, ASKER);
      const [found] = await complete(`/${command} ${first ? '' : `${option}:`}${typed}`);
      return found.map((each) => each.trimEnd());
    },
    sent: ({ handle }) => handle,
    standing: () => posts.map(postIn),
    async restart(dispatcher, vault) {
      await end();
      prompt = started(dispatcher, vault);
    },
    refusals: () => [],
    stop: end,
  };
};

function seenIn(text: string): Seen {
  const lines = text.split('\n').filter((line) => /\[\d+\] /u.test(line));
  const actions = lines.map((line) => ({
    label: /^([^[]*): \[/u.exec(line)?.[1] ?? null,
    names: Array.from(line.matchAll(/\[\d+\] (.+?)(?= {2}\[|$)/gu), (match) => match[1] ?? ''),
  }));
  return {
    text,
    fallback: text,
    private: !text.startsWith('Shared by'),
    links: Array.from(text.matchAll(/https:\/\/www\.youtube\.com\/\S+/gu), ([url]) => url),
    buttons: actions.flatMap(({ label, names }) => (label === null ? names : [])),
    selects: actions.flatMap(({ label, names }) => (label === null ? [] : [{ label, options: names }])),
    pings: [],
    handle: text,
  };
}

/** What the bot posted there by itself: whoever else sits there sees it. */
function postIn(text: string): Seen {
  return { ...seenIn(text), private: false };
}

function numberOf(message: Seen, label: string, line = ''): string {
  for (const text of message.text.split('\n').filter((each) => each.startsWith(line))) {
    for (const match of text.matchAll(/\[(\d+)\] (.+?)(?= {2}\[|$)/gu)) if (match[2] === label) return match[1] ?? '';
  }
  return assert.fail(`there is no action “${label}”`);
}
