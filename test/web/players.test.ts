import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Breakdown, Facet } from '../../src/core/strategy.ts';
import { enriched, libraryFolder } from '../support/library.ts';
import { readable, servePages } from './support.ts';

const BETS =
  'Google is betting on search because that is where Google makes money. Google wants to defend its position in search. ';
const OPENAI =
  'OpenAI is betting on consumers. OpenAI wants to own the consumer. The risk for OpenAI is the cost of compute. ';

/** A talk on each of three days, by two authors. */
function talks(): Record<string, string> {
  const talk = (id: string, title: string, author: string, date: string, body: string) =>
    enriched({ title, video_id: id, author, date, duration_seconds: 300 }, body);
  return {
    'a.md': talk('talkaaaaaaa', 'First talk', 'Ann Author', '2025-01-10', BETS.repeat(8)),
    'b.md': talk('talkbbbbbbb', 'Second talk', 'Bob Byline', '2025-03-10', (BETS + OPENAI).repeat(8)),
    'c.md': talk('talkccccccc', 'Third talk', 'Ann Author', '2025-04-10', OPENAI.repeat(8)),
  };
}

/** A breakdown of this player in which a facet is not told. */
function without(facet: Facet, player: string, breakdown: Breakdown): Breakdown {
  if (breakdown.player.id !== player) return breakdown;
  const videos = breakdown.videos.map((told) => ({
    ...told,
    claims: told.claims.map((claim) => (claim.facet === facet ? { ...claim, facet: 'RISK' as const } : claim)),
  }));
  return { ...breakdown, videos };
}

test('a player page tells its game newest first, by whom, and each quote leads to its moment and to the video', async (t) => {
  const { get } = await servePages(t, libraryFolder(t, talks()));
  const { status, body } = await get('/p/google');
  assert.equal(status, 200);
  const text = readable(body);
  assert.match(text, /Its game is told in 2 videos, newest first\./u);
  const over = text.slice(text.indexOf('Over time'));
  assert.ok(over.indexOf('Second talk') < over.indexOf('First talk'), 'newest first');
  assert.match(text, /Who said what.*What Bob Byline says.*What Ann Author says/u);
  assert.match(body, /aria-label="Minutes of talk by month, 2025-01 to 2025-03: Google \d+ minutes?/u);
  assert.match(text, /(?:The play|The bet|Why) /u);
  assert.match(body, /href="\/v\/talkbbbbbbb\?t=[\d.]+&amp;w=\d+-\d+"/u);
  assert.match(body, /href="https:\/\/www\.youtube\.com\/watch\?v=talkbbbbbbb&amp;t=\d+s"/u);
  assert.match(body, /href="\/compare\?a=google&amp;b=openai"/u);
});

test('the players are told with how much, in how many videos and since when', async (t) => {
  const { get } = await servePages(t, libraryFolder(t, talks()));
  const { body } = await get('/players');
  assert.match(readable(body), /Google 2 videos \d+ min 10 Jan 2025/u);
  assert.match(readable(body), /OpenAI 2 videos \d+ min 10 Mar 2025/u);
  assert.match(
    body,
    /aria-label="Minutes of talk by month, 2025-01 to 2025-04: [^"]*Google[^"]*OpenAI|OpenAI[^"]*Google/u,
  );
  assert.equal((await get('/players?page=9')).status, 404);
  assert.equal((await get('/players?page=x')).status, 200);
});

test('two players are compared facet by facet, and where nothing is said that is said', async (t) => {
  const { get } = await servePages(t, libraryFolder(t, talks()), {
    library: ({ library }) => ({
      ...library,
      breakdown: async (player, id) => without('BET', 'openai', await library.breakdown(player, id)),
    }),
  });
  const { status, body } = await get('/compare?a=google&b=openai');
  assert.equal(status, 200);
  const text = readable(body);
  assert.match(text, /Google and OpenAI From every video that tells their game/u);
  assert.match(body, /aria-label="Quotes by facet, Google and OpenAI: [^"]+\."/u);
  assert.match(text, /No quote tells it\./u);
  assert.match(body, /Second talk · 10 Mar 2025/u);
  const named = await get('/compare?a=Open%20AI&b=the%20google');
  assert.match(readable(named.body), /OpenAI and Google/u);
});

test('a comparison without two players asks for them, and one of a player with itself for another', async (t) => {
  const { get } = await servePages(t, libraryFolder(t, talks()));
  for (const path of ['/compare', '/compare?a=google', '/compare?b=google']) {
    const { status, body } = await get(path);
    assert.equal(status, 200, path);
    assert.match(body, /<form[^>]*action="\/compare"[\s\S]*<option value="google"/u, path);
  }
  assert.match(readable((await get('/compare?a=google&b=google')).body), /Both are Google: choose another/u);
});

test('a player that nobody talks about is a page with those that may be meant', async (t) => {
  const { get } = await servePages(t, libraryFolder(t, talks()));
  for (const path of ['/p/gogle', '/p/the%20google']) {
    const { status, body } = await get(path);
    assert.equal(status, 404, path);
    assert.match(readable(body), /no such player .*Did you mean one of these\? Google/u);
  }
  const { status, body } = await get('/compare?a=zzzz&b=openai');
  assert.equal(status, 404);
  assert.match(body, /href="\/compare\?a=google&amp;b=openai"/u);
  assert.match(readable((await get('/p/nobody-at-all')).body), /These are talked about most: (?:Google|OpenAI)/u);
});

test('of a player that is only named the page says no more than that', async (t) => {
  const { get, house } = await servePages(t);
  const named = (await house.library.players()).find(({ standing }) => standing === 'mentioned');
  assert.ok(named);
  const { status, body } = await get(`/p/${named.player.id}`);
  assert.equal(status, 200);
  assert.match(readable(body), /nobody says what its game is\..*Where only its name falls/u);
  assert.doesNotMatch(readable(body), /Over time|Compare with/u);
});
