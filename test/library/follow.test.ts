import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { mock, test } from 'node:test';
import type { Log } from '../../src/core/log.ts';
import { libraryFolder, openHouse, SEEDS } from '../support/library.ts';

const MINUTE = 60_000;

/** Lets what a timer has set off come to its end. */
async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setImmediate(resolve));
}

test('a document that is put into the folder is in the library within five minutes, and one that goes is out of it', async (t) => {
  const folder = libraryFolder(t, {});
  const { library, follow } = await openHouse(t, folder);
  const ended = new AbortController();
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => {
    ended.abort();
    mock.timers.reset();
  });
  follow(ended.signal);
  cpSync(SEEDS, folder, { recursive: true });
  mock.timers.tick(5 * MINUTE);
  await until(async () => (await library.video('U6bZI-0oAjc')) !== null);
  assert.equal((await library.moments('search funnel', { offset: 0, limit: 1 })).total, 1);
  rmSync(folder, { recursive: true });
  cpSync(libraryFolder(t, {}), folder, { recursive: true });
  await until(async () => {
    mock.timers.tick(5 * MINUTE);
    return (await library.video('U6bZI-0oAjc')) === null;
  });
});

test('a folder that is gone is logged, the library stays as it was, and it is tried again', async (t) => {
  const errors: string[] = [];
  const log: Log = { debug() {}, info() {}, warn() {}, error: (_fields, message) => void errors.push(message) };
  const folder = libraryFolder(t);
  const { library, follow } = await openHouse(t, folder, { log });
  const ended = new AbortController();
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => {
    ended.abort();
    mock.timers.reset();
  });
  follow(ended.signal);
  rmSync(folder, { recursive: true });
  await until(() => {
    mock.timers.tick(5 * MINUTE);
    return errors.length >= 2;
  });
  assert.match(errors[0] ?? '', /could not be looked through/u);
  assert.ok(await library.video('U6bZI-0oAjc'));
});
