import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from '../../src/core/page-links.ts';
import type { Button } from '../../src/core/reply.ts';

const PAGE = 'https://cue.example.com/v/abc?t=4';

function row(length: number): readonly Button[] {
  return Array.from({ length }, (_, at) => ({ label: String(at), invocation: { command: 'home', args: {} } }));
}

/** The labels of each row. */
function rowsOf(url: string | null, ...rows: readonly (readonly Button[])[]): readonly string[] {
  return withPage(url, ...rows).map((block) =>
    block.kind === 'buttons' ? block.buttons.map(({ label }) => label).join(' ') : assert.fail(block.kind),
  );
}

test('a page is opened from the end of the first row that has room, else from a row of its own', () => {
  assert.deepEqual(rowsOf(PAGE, row(2)), ['0 1 On a page']);
  assert.deepEqual(rowsOf(PAGE, row(5), row(1)), ['0 1 2 3 4', '0 On a page']);
  assert.deepEqual(rowsOf(PAGE, row(5), []), ['0 1 2 3 4', 'On a page']);
  assert.deepEqual(rowsOf(PAGE), ['On a page']);
});

test('without pages the rows are as they are, and an empty one is left out', () => {
  assert.deepEqual(rowsOf(null, row(5), row(1), []), ['0 1 2 3 4', '0']);
  assert.deepEqual(rowsOf(null), []);
});

test('a page that is opened already, at whatever second, is not offered twice', () => {
  const watch = { label: 'Watch', url: 'https://cue.example.com/v/abc' };
  assert.deepEqual(rowsOf(PAGE, [watch]), ['Watch']);
  assert.deepEqual(rowsOf('https://cue.example.com/v/abcd', [watch]), ['Watch On a page']);
});
