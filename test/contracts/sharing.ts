import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cleanup } from '../support/library.ts';
import type { Driver, Seen } from './driver.ts';
import { clean, inChannel, one } from './seeing.ts';

/** What every adapter does alike when somebody shares. */
export function sharingContract(connected: (t: Cleanup) => Promise<Driver>): void {
  test('Share… asks where and with what note, and posts the picked quotes in the sharer’s name', async (t) => {
    const driver = await connected(t);
    const seen = one(await driver.type('/strategy deepseek'));
    const form = await driver.openForm(seen, 'Share…');
    if (form === null) return sharedInWords(driver, seen);
    assert.equal(form.title, 'Share');
    assert.deepEqual(
      form.fields.map(({ name, kind }) => [name, kind]),
      [
        ['channel', 'channel'],
        ['note', 'text'],
        ['pick', 'many'],
      ],
    );
    const [first = '', ...others] = form.fields[2]?.options ?? [];
    assert.ok(others.length >= 3, 'every quote can be picked');
    assert.deepEqual(form.fields[2]?.value, [first, ...others]);
    const note = 'Look <!channel> @everyone\n**this** is <https://evil.example|it>';
    const outcome = await driver.sendForm(form, { note, pick: [first] });
    const shared = inChannel(outcome);
    assert.equal(outcome.edited, null);
    assert.match(shared.text, /Shared by/u);
    assert.match(shared.text, /DeepSeek/u);
    assert.ok(shared.text.includes('Look <!channel> @everyone'), shared.text);
    assert.ok(shared.text.includes('**this** is <https://evil.example|it>'), shared.text);
    assert.equal(new Set(shared.links.map((link) => new URL(link).searchParams.get('t'))).size, 1, 'one quote');
    assert.ok(!shared.buttons.includes('Share…'));
    assert.deepEqual(shared.pings, []);
    clean(driver);
  });

  test('a press on a shared message answers in private and leaves the message alone', async (t) => {
    const driver = await connected(t);
    const seen = one(await driver.type('/strategy deepseek'));
    const form = await driver.openForm(seen, 'Share…');
    if (form === null) return;
    const shared = inChannel(await driver.sendForm(form, {}));
    const outcome = await driver.press(shared, 'Summary');
    assert.equal(outcome.edited, null);
    const answer = one(outcome);
    assert.ok(answer.private);
    assert.match(answer.text, /playbook/u);
    clean(driver);
  });
}

/** Where there are no forms, what one would ask is said in words, with a button that shares it as it is. */
async function sharedInWords(driver: Driver, seen: Seen): Promise<void> {
  const words = one(await driver.press(seen, 'Share…'));
  assert.match(words.text, /note:[\s\S]*pick:/u);
  const done = one(await driver.press(words, 'Share'));
  assert.ok(done.private);
  assert.match(done.text, /Shared to/u);
  assert.ok(done.buttons.includes('Take back'));
  clean(driver);
}
