import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeInvocation, type Invocation } from '../../src/core/invocation.ts';
import { invocationsIn, momentsIn, type Reply } from '../../src/core/reply.ts';
import { ASKER, type Cleanup, enriched, libraryFolder, openHouse } from '../support/library.ts';
import { buttonsOf, optionsOf } from '../support/reading.ts';

/** An answer of every kind, as one may begin with it. */
const BEGINNINGS: readonly Invocation[] = [
  { command: 'strategy', args: { player: 'google' } },
  { command: 'strategy', args: { player: 'google', video: 'U6bZI-0oAjc' } },
  { command: 'strategy', args: { player: 'openai', page: 2 } },
  { command: 'compare', args: { player: 'google', other: 'openai' } },
  { command: 'players', args: {} },
  { command: 'players', args: { video: 'U6bZI-0oAjc' } },
  { command: 'summary', args: { video: 'U6bZI-0oAjc' } },
  { command: 'keypoints', args: { video: 'U6bZI-0oAjc' } },
  { command: 'moments', args: { query: 'search funnel' } },
  { command: 'moments', args: { query: 'https://youtu.be/U6bZI-0oAjc?t=263' } },
  { command: 'transcript', args: { video: 'U6bZI-0oAjc', at: '4:23' } },
  { command: 'library', args: {} },
  { command: 'home', args: {} },
];

async function house(t: Cleanup, folder?: string) {
  const { dispatcher } = await openHouse(t, folder);
  const known = new Map<string, Promise<Reply>>();
  return (invocation: Invocation): Promise<Reply> => {
    const key = encodeInvocation(invocation);
    const reply = known.get(key) ?? dispatcher.dispatch(invocation, ASKER);
    known.set(key, reply);
    return reply;
  };
}

/** What an answer is, for somebody who wants another one: a breakdown of Google is not one of Meta. */
function kindOf({ command, args }: Invocation): string {
  return command === 'strategy' ? `strategy ${args['player']}` : command;
}

/** What can be pressed that answers: no form, nothing that posts or subscribes. */
function hops(reply: Reply): readonly Invocation[] {
  const changing = new Set(['share', 'follow', 'digest', 'ask']);
  return invocationsIn(reply).filter(({ command, asks, audience }) => !asks && !audience && !changing.has(command));
}

test('from any answer every other one is two presses away at most', async (t) => {
  const run = await house(t);
  const players = ['google', 'openai', 'meta', 'amazon', 'microsoft', 'deepseek'].map((id) => `strategy ${id}`);
  const all = [...players, 'compare', 'players', 'summary', 'keypoints', 'moments', 'transcript', 'library'];
  for (const start of BEGINNINGS) {
    const reached = new Set([kindOf(start)]);
    const first = hops(await run(start));
    for (const hop of first) {
      reached.add(kindOf(hop));
      for (const next of hops(await run(hop))) reached.add(kindOf(next));
    }
    assert.deepEqual(
      all.filter((kind) => !reached.has(kind)),
      [],
      `from ${encodeInvocation(start)}`,
    );
  }
});

test('every quote leads to its own place in the transcript, where the same words are marked', async (t) => {
  const run = await house(t);
  for (const start of BEGINNINGS.filter(({ command }) => command !== 'transcript')) {
    const reply = await run(start);
    const moments = momentsIn(reply);
    const options = optionsOf(reply, 'In context…');
    const single = buttonsOf(reply).find(({ label }) => label === 'In context');
    assert.equal(options.length + (single ? 1 : 0), new Set(moments.map(({ quote }) => quote)).size, start.command);
    for (const [at, { label, invocation }] of options.entries()) {
      assert.match(label, /^≈?\d+:\d\d “.+”$/u);
      assert.ok(label.length <= 64, label);
      const marked = (await run(invocation)).blocks.flatMap((block) =>
        block.kind === 'quote' ? (block.matches ?? []).map(({ from, to }) => block.moment.quote.slice(from, to)) : [],
      );
      assert.equal(marked.join(' '), moments[at]?.quote);
    }
  }
});

test('controls stay within what a phone shows and platforms take: few buttons a row, 25 options, short labels', async (t) => {
  const run = await house(t);
  for (const start of BEGINNINGS) {
    const { blocks } = await run(start);
    let selects = 0;
    for (const block of blocks) {
      if (block.kind === 'buttons') assert.ok(block.buttons.length <= 5, `${start.command}: ${block.buttons.length}`);
      if (block.kind === 'buttons') for (const { label } of block.buttons) assert.ok(label.length <= 38, label);
      if (block.kind === 'select') selects += 1;
      if (block.kind === 'select') assert.ok(block.options.length >= 1 && block.options.length <= 25);
      if (block.kind === 'select') for (const { label } of block.options) assert.ok(label.length <= 75, label);
    }
    assert.ok(selects <= 3, `${start.command}: ${selects} selects`);
  }
});

test('a talk about nobody, without a word that anybody wrote of it, still leads on', async (t) => {
  const body = 'The harvest of this region depends on rain and on the price of seed. '.repeat(40);
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'Farming', video_id: 'aaaaaaaaaaa', duration_seconds: 600 }, body),
  });
  const run = await house(t, folder);
  for (const start of [
    { command: 'summary', args: { video: 'farming' } },
    { command: 'moments', args: { query: 'harvest' } },
    { command: 'transcript', args: { video: 'farming', at: '2:00' } },
    { command: 'library', args: {} },
  ]) {
    const first = hops(await run(start));
    const second = (await Promise.all(first.map(async (hop) => hops(await run(hop))))).flat();
    const reached = new Set([start, ...first, ...second].map(({ command }) => command));
    for (const command of ['summary', 'transcript', 'library'])
      assert.ok(reached.has(command), `${start.command} to ${command}`);
  }
});
