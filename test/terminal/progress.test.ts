import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WriteStream } from 'node:tty';
import { createProgress } from '../../src/terminal/progress.ts';

/** A stream that looks like a terminal, or does not, and all that was written to it. */
function stream(isTTY: boolean): { readonly stream: NodeJS.WriteStream; written(): string } {
  let written = '';
  const fake: NodeJS.WriteStream = Object.create(WriteStream.prototype, {
    isTTY: { value: isTTY },
    columns: { value: 100 },
    write: {
      value: (text: string) => {
        written += text;
        return true;
      },
    },
    on: { value: () => fake },
    removeListener: { value: () => fake },
  });
  return { stream: fake, written: () => written };
}

test('where there is no terminal, a line now and then says how far it is, how fast, and how long it takes', () => {
  const { stream: output, written } = stream(false);
  let now = 0;
  const { show, end } = createProgress(output, () => now);
  for (let done = 0; done <= 100; done += 1) {
    now = done * 100;
    show({ done, total: 100, words: done * 50 });
  }
  end();
  const lines = written().trimEnd().split('\n');
  assert.equal(lines.length, 5);
  assert.equal(lines[1], '40 of 100 documents, 10 a second, 6 s left, 2,000 words');
  assert.equal(lines.at(-1), '100 of 100 documents, 10 a second, 0 s left, 5,000 words');
});

test('a long time is told in minutes and hours', () => {
  const { stream: output, written } = stream(false);
  let now = 0;
  const { show } = createProgress(output, () => now);
  now = 10_000;
  show({ done: 10, total: 500, words: 1 });
  now = 20_000;
  show({ done: 20, total: 20_000, words: 1 });
  assert.match(written(), /1\.0 a second, 9 min left, 1 word\n.*5 h 33 min left/su);
});

test('in a terminal there is a bar', () => {
  const { stream: output, written } = stream(true);
  let now = 0;
  const { show, end } = createProgress(output, () => now);
  show({ done: 0, total: 4, words: 0 });
  now = 2_000;
  show({ done: 4, total: 4, words: 80 });
  end();
  assert.match(written(), /4 of 4 documents · 2\.0 a second, 0 s left, 80 words/u);
});

test('of documents in which nothing is new no speed is told', () => {
  for (const isTTY of [true, false]) {
    const { stream: output, written } = stream(isTTY);
    let now = 0;
    const { show, end } = createProgress(output, () => now);
    now = 900;
    show({ done: 4, total: 4, words: 0 });
    end();
    assert.match(written(), /4 (?:of 4 documents · |of 4 documents, )nothing new in them/u);
    assert.doesNotMatch(written(), /a second|0 words/u);
  }
});
