import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Library } from '../../src/core/library.ts';
import { type Cleanup, enriched, libraryFolder } from '../support/library.ts';
import { readable, SEED, servePages } from './support.ts';

const GOOGLE = 'Google is betting on search because that is where Google makes money. ';
const LUNCH = 'Today we talk about nothing but what there was for lunch, and how it was made. ';

/** A library of so many talks; every fifth is about Google, and they differ in all that they can be told apart by. */
function manyTalks(t: Cleanup, number: number): string {
  return libraryFolder(
    t,
    Object.fromEntries(
      Array.from({ length: number }, (_, at) => {
        const id = `talk${String(at).padStart(7, '0')}`;
        const month = String((at % 12) + 1).padStart(2, '0');
        const meta = {
          title: `Talk ${at}`,
          video_id: id,
          date: `${at % 2 === 0 ? 2024 : 2025}-${month}-15`,
          author: at % 3 === 0 ? 'Ann Author' : 'Bob Byline',
          duration_seconds: 100 + at,
          primary_topic: at % 2 === 0 ? 'Search' : 'Lunch',
          difficulty: at % 2 === 0 ? 'beginner' : 'advanced',
          content_type: at % 3 === 0 ? 'interview' : 'commentary',
        };
        return [`${id}.md`, enriched(meta, (at % 5 === 0 ? GOOGLE : LUNCH).repeat(10))];
      }),
    ),
  );
}

function titles(body: string): readonly string[] {
  return Array.from(body.matchAll(/<h2 dir="auto"><a href="[^"]*">([^<]*)<\/a><\/h2>/gu), ([, title = '']) => title);
}

test('the library shows its videos with what is known of them, who they are about, and where to go on', async (t) => {
  const { get } = await servePages(t);
  const { status, body } = await get('/');
  assert.equal(status, 200);
  assert.match(readable(body), /1 video, newest first/u);
  assert.match(readable(body), /DeepSeek vs OpenAI.* 20 Jan 2025 · 11:23 DeepSeek’s playbook/u);
  assert.match(body, new RegExp(`href="/v/${SEED}"`, 'u'));
  assert.match(body, /<a class="chip" href="\/p\/google">Google<\/a>/u);
});

test('a library that can be told apart offers to: and what is chosen is what is shown', async (t) => {
  const { get, house } = await servePages(t, manyTalks(t, 40));
  const { body } = await get('/');
  for (const field of ['topic', 'level', 'type', 'by', 'player', 'year']) {
    if (field !== 'player') assert.match(body, new RegExp(`<select name="${field}">`, 'u'), field);
  }
  for (const [query, all] of [
    ['year=2024', 20],
    ['by=Ann+Author', 14],
    ['topic=Lunch', 20],
    ['level=beginner', 20],
    ['type=interview', 14],
    ['player=google', 8],
    ['player=google&year=2025', 4],
    ['topic=Lunch&by=Ann+Author', 7],
  ] as const) {
    const shown = await get(`/?${query}`);
    assert.equal(shown.status, 200, query);
    assert.match(readable(shown.body), new RegExp(`${all} videos`, 'u'), query);
    assert.match(shown.body, /aria-label="Filters that are on"/u);
  }
  assert.equal((await house.library.status()).videos, 40);
  const refused = await get('/?by=Nobody');
  assert.equal(refused.status, 200);
  assert.match(readable(refused.body), /Nobody who published here is called “Nobody”.*“Bob Byline”/u);
});

test('a library of one video offers no filters that would tell nothing apart', async (t) => {
  const { get } = await servePages(t);
  const { body } = await get('/');
  assert.doesNotMatch(body, /<select name="(?:topic|level|type|by|year)">/u);
});

test('the list is put into the order that is asked for, and read on page by page', async (t) => {
  const { get } = await servePages(t, manyTalks(t, 65));
  const first = await get('/?sort=longest');
  assert.deepEqual(titles(first.body).slice(0, 2), ['Talk 64', 'Talk 63']);
  assert.equal(titles(first.body).length, 30);
  assert.match(readable(first.body), /65 videos, longest first .*Page 1 of 3 Page 2 ▶/u);
  const next = /rel="next" href="([^"]*)"/u.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.deepEqual(titles((await get(next)).body).slice(0, 2), ['Talk 34', 'Talk 33']);
  assert.equal(titles((await get('/?sort=longest&page=3')).body).length, 5);
  assert.deepEqual(titles((await get('/?sort=title')).body).slice(0, 3), ['Talk 0', 'Talk 1', 'Talk 2']);
  const beyond = await get('/?page=9');
  assert.equal(beyond.status, 404);
  assert.match(readable(beyond.body), /There is no page 9: the last one is 3/u);
});

test('what is typed is looked for, best match first, and nothing found is said', async (t) => {
  const { get } = await servePages(t, manyTalks(t, 40));
  const { body } = await get('/?q=talk+17');
  assert.equal(titles(body)[0], 'Talk 17');
  assert.match(readable(body), /best match first/u);
  assert.match(body, /name="q" value="talk 17"/u);
  const none = await get('/?q=zzzzzz');
  assert.match(readable(none.body), /No video fits “zzzzzz”/u);
});

test('where somebody says what is looked for is shown beneath the videos, in their words', async (t) => {
  const { get } = await servePages(t);
  const { body } = await get('/?q=defending+their+search+position');
  const said = body.slice(body.indexOf('Said in the talks'));
  assert.match(readable(said), /“[^”]*search position[^”]*” 4:\d\d Watch/u);
  assert.doesNotMatch((await get('/?q=zzzzzz')).body, /Said in the talks/u);
  assert.doesNotMatch((await get('/')).body, /Said in the talks/u);
});

test('an empty library is a page as well', async (t) => {
  const { get } = await servePages(t, libraryFolder(t, {}));
  for (const path of ['/', '/players', '/compare']) {
    const { status, body } = await get(path);
    assert.equal(status, 200, path);
    assert.match(body, /<h1>/u);
  }
});

test('a page of the library reads no transcript, and looks up the players of its own videos alone', async (t) => {
  const asked: string[] = [];
  const told = <T>(what: string, answer: T): T => {
    asked.push(what);
    return answer;
  };
  const { get } = await servePages(t, manyTalks(t, 65), {
    library: ({ library }): Library => ({
      ...library,
      video: (id) => told(`video ${id}`, library.video(id)),
      videos: (scope) => told('videos', library.videos(scope)),
      players: (id) => told(`players ${id ?? 'of all'}`, library.players(id)),
    }),
  });
  await get('/');
  asked.length = 0;
  assert.equal(titles((await get('/?page=2')).body).length, 30);
  assert.deepEqual(
    asked.filter((each) => !each.startsWith('players talk')),
    [],
  );
  assert.ok(asked.length <= 30, `${asked.length}`);
});
