import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListScope } from '../../src/core/library.ts';
import { enriched, libraryFolder, openHouse } from '../support/library.ts';

const GOOGLE = 'Google is betting on search because that is where Google makes money. ';
const LUNCH = 'Today we talk about nothing but what there was for lunch, and how it was made. ';

/** The titles that a list shows, in order. */
async function lister(t: Parameters<typeof libraryFolder>[0]) {
  const talk = (id: string, title: string, date: string | null, seconds: number, body: string, topic: string) =>
    enriched({ title, video_id: id, ...(date ? { date } : {}), duration_seconds: seconds, topic }, body.repeat(12));
  const { library } = await openHouse(
    t,
    libraryFolder(t, {
      'a.md': talk('listaaaaaaa', 'Talk 10', '2025-01-10', 300, GOOGLE, 'search'),
      'b.md': talk('listbbbbbbb', 'Talk 9', '2024-05-10', 900, LUNCH, 'food'),
      'c.md': talk('listccccccc', 'A beginning', '2025-06-10', 600, LUNCH, 'food'),
      'd.md': talk('listddddddd', 'Without a date', null, 100, GOOGLE, 'search'),
    }),
  );
  return async (scope: Partial<ListScope>) => {
    const { items, total } = await library.list({ offset: 0, limit: 30, ...scope });
    return { titles: items.map(({ titles }) => titles[0]), total, items };
  };
}

test('videos are listed in the order that is asked for, those without a date last', async (t) => {
  const list = await lister(t);
  const newest = ['A beginning', 'Talk 10', 'Talk 9', 'Without a date'];
  assert.deepEqual((await list({})).titles, newest);
  assert.deepEqual((await list({ order: 'newest' })).titles, newest);
  assert.deepEqual((await list({ order: 'oldest' })).titles, ['Talk 9', 'Talk 10', 'A beginning', 'Without a date']);
  assert.deepEqual((await list({ order: 'title' })).titles, ['A beginning', 'Talk 9', 'Talk 10', 'Without a date']);
  assert.deepEqual((await list({ order: 'longest' })).titles, ['Talk 9', 'A beginning', 'Talk 10', 'Without a date']);
});

test('a list is of those that discuss a player, that fit a filter and the words, and is cut into pages', async (t) => {
  const list = await lister(t);
  assert.deepEqual((await list({ player: 'google' })).titles, ['Talk 10', 'Without a date']);
  assert.deepEqual((await list({ player: 'nobody' })).titles, []);
  assert.deepEqual((await list({ query: 'talk', order: 'title' })).titles, ['Talk 9', 'Talk 10']);
  assert.deepEqual((await list({ filter: { after: '2025', before: '2026' } })).titles, ['A beginning', 'Talk 10']);
  assert.deepEqual((await list({ filter: { after: '2025' }, player: 'google', query: 'talk' })).titles, ['Talk 10']);
  const second = await list({ offset: 2, limit: 1 });
  assert.deepEqual([second.titles, second.total], [['Talk 9'], 4]);
});

test('a list tells who made a video and how its times came about', async (t) => {
  const list = await lister(t);
  const [first] = (await list({ order: 'title' })).items;
  assert.equal(first?.timing, 'paced');
  assert.equal(first?.author, null);
  assert.equal(first?.duration, 600);
});

test('a filter that fits nothing says what there is', async (t) => {
  const list = await lister(t);
  await assert.rejects(list({ filter: { by: 'Nobody Known' } }), { name: 'AskerError' });
});
