import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marked, messageShape, type Page, pageShape, stageOf } from '../../src/discord/post-marks.ts';

const PAGE: Page = pageShape.parse({ type: 17, components: [{ type: 10, content: 'a' }, { type: 14 }] });

function message(page: Page) {
  return messageShape.parse({ id: '1', author: { id: '2' }, components: [page] });
}

test('a page carries its key where nobody sees it, and changes in nothing else', () => {
  const page = marked(PAGE, 'key-1');
  const shown = JSON.stringify(page, (name, value) => (name === 'id' ? undefined : value));
  assert.equal(shown, JSON.stringify(PAGE));
  assert.deepEqual(marked(PAGE, 'key-1'), page);
});

test('a key is told from every other, and both of its numbers count', () => {
  const page = marked(PAGE, 'key-1');
  const other = marked(PAGE, 'key-2');
  assert.equal(stageOf(message(page), 'key-1'), 'whole');
  assert.equal(stageOf(message(other), 'key-1'), null);
  assert.equal(stageOf(message(PAGE), 'key-1'), null);
  assert.equal(stageOf(message({ ...page, id: other['id'] }), 'key-1'), null);
  assert.equal(stageOf(message({ ...other, id: page['id'] }), 'key-1'), null);
});

test('the numbers differ within a page, fit into 31 bits, and are not those that Discord gives itself', () => {
  for (let i = 0; i < 2000; i += 1) {
    const page = marked(PAGE, `key-${i}`);
    const numbers = [page['id'], page.components[0]?.['id']].map(Number);
    assert.equal(new Set(numbers).size, 2);
    assert.ok(numbers.every((number) => Number.isInteger(number) && number > 1000 && number < 2 ** 31));
  }
});
