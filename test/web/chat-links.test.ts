import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import { parseLine } from '../../src/core/typed.ts';
import { linksFrom } from '../../src/web/links.ts';
import type { Connect } from '../contracts/driver.ts';
import { one } from '../contracts/seeing.ts';
import { connectDiscord } from '../discord/driver.ts';
import { connectSlack } from '../slack/driver.ts';
import { ASKER, openHouse } from '../support/library.ts';
import { buttonsOf, quotes } from '../support/reading.ts';
import { readable, SEED, servePages } from './support.ts';

const HOST = 'https://cue.example.com';
const pages = linksFrom(HOST, 'v1');

/** Where each answer leads to, by the line that asks for it; the heading of the page. */
const LEADS: Readonly<Record<string, readonly [path: RegExp, heading: string]>> = {
  '/strategy google': [/^\/p\/google$/u, 'Google'],
  '/strategy openai page:2': [/^\/p\/openai$/u, 'OpenAI'],
  [`/strategy google video:${SEED}`]: [/^\/v\/U6bZI-0oAjc\?t=[\d.]+$/u, 'DeepSeek vs OpenAI'],
  [`/summary ${SEED}`]: [/^\/v\/U6bZI-0oAjc$/u, 'DeepSeek vs OpenAI'],
  [`/keypoints ${SEED}`]: [/^\/v\/U6bZI-0oAjc$/u, 'DeepSeek vs OpenAI'],
  [`/transcript ${SEED} at:4:23`]: [/^\/v\/U6bZI-0oAjc\?t=[\d.]+$/u, 'DeepSeek vs OpenAI'],
  [`/moments https://youtu.be/${SEED}?t=263`]: [/^\/v\/U6bZI-0oAjc\?t=[\d.]+$/u, 'DeepSeek vs OpenAI'],
  '/compare openai google': [/^\/compare\?a=openai&b=google$/u, 'OpenAI and Google'],
  '/players': [/^\/players$/u, 'Players'],
  [`/players ${SEED}`]: [/^\/v\/U6bZI-0oAjc$/u, 'DeepSeek vs OpenAI'],
};

test('each answer leads to a page of the same, which is there; no row of buttons is too long', async (t) => {
  const { dispatcher } = await openHouse(t, undefined, { pages });
  const plain = (await openHouse(t)).dispatcher;
  const { get } = await servePages(t);
  for (const [line, [path, heading]] of Object.entries(LEADS)) {
    const asked = parseLine(COMMANDS, line) ?? assert.fail(line);
    const reply = await dispatcher.dispatch(asked, ASKER);
    const [page, ...more] = buttonsOf(reply).flatMap((each) =>
      'url' in each && each.url.startsWith(HOST) ? [each] : [],
    );
    assert.deepEqual(more, [], line);
    assert.equal(page?.label, 'On a page', line);
    const address = page.url.slice(HOST.length);
    assert.match(address, path, line);
    const { status, body } = await get(address);
    assert.equal(status, 200, line);
    assert.ok(readable(/<h1[\s\S]*?<\/h1>/u.exec(body)?.[0] ?? '').includes(heading), line);
    for (const block of reply.blocks) assert.ok(block.kind !== 'buttons' || block.buttons.length <= 5, line);
    const without = await plain.dispatch(asked, ASKER);
    assert.deepEqual(
      buttonsOf(reply).filter((each) => each !== page),
      buttonsOf(without),
      line,
    );
  }
});

test('a moment leads to the page that opens on its words', async (t) => {
  const { dispatcher } = await openHouse(t, undefined, { pages });
  const { get } = await servePages(t);
  const asked = parseLine(COMMANDS, `/strategy google video:${SEED}`) ?? assert.fail();
  const reply = await dispatcher.dispatch(asked, ASKER);
  const link = buttonsOf(reply).find((each) => 'url' in each && each.url.startsWith(HOST));
  assert.ok(link && 'url' in link);
  const { body } = await get(link.url.slice(HOST.length));
  const marked = readable(/<mark>([\s\S]*?)<\/mark>/u.exec(body)?.[1] ?? '').trim();
  const [first] = quotes(reply);
  // The line that is marked may begin before the quote does, and ends in it.
  const ends = marked.split(' ').map((_, at, words) => words.slice(at).join(' '));
  assert.ok(
    ends.some((end) => first?.moment.quote.startsWith(end)),
    marked,
  );
});

const CHATS: Readonly<Record<string, Connect>> = { Slack: connectSlack('socket'), Discord: connectDiscord };

for (const [name, connect] of Object.entries(CHATS)) {
  test(`on ${name} the answers link to their pages, and nothing of it is refused`, async (t) => {
    const { dispatcherOver, stores } = await openHouse(t, undefined, { pages });
    const driver = await connect(dispatcherOver, stores.vault);
    t.after(() => driver.stop());
    for (const [line, [path]] of Object.entries(LEADS)) {
      const { links } = one(await driver.type(line));
      const own = links.filter((link) => link.startsWith(HOST)).map((link) => link.slice(HOST.length));
      assert.equal(own.length, 1, line);
      assert.match(own[0] ?? '', path, line);
    }
    assert.deepEqual(driver.refusals(), []);
  });
}
