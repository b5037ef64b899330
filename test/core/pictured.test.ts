import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonOf, mentionsOf, stripOf } from '../../src/core/pictured.ts';
import type { PlayerRow } from '../../src/core/store.ts';
import type { Player } from '../../src/core/strategy.ts';
import { enriched, libraryFolder, openHouse } from '../support/library.ts';

const SEED = 'U6bZI-0oAjc';
const [ACME, GLOBEX]: readonly [Player, Player] = [
  { id: 'acme', name: 'Acme', aliases: ['Acme'] },
  { id: 'globex', name: 'Globex', aliases: ['Globex'] },
];

function row(
  player: Player,
  date: string | null,
  seconds: number,
  standing: PlayerRow['standing'] = 'discussed',
): PlayerRow {
  return { videoId: `${player.id}-${date}`, date, player, standing, seconds, mentions: 1 };
}

test('a strip has a row for each player that the video discusses, most first, and a mark for each quote', async (t) => {
  const { library } = await openHouse(t);
  const video = await library.video(SEED);
  assert.ok(video);
  const discussed = (await library.players(SEED)).filter(({ standing }) => standing === 'discussed');
  const told = await Promise.all(discussed.map(({ player }) => library.breakdown(player, SEED)));
  const strip = stripOf(video, told.toReversed());
  assert.ok(strip);
  assert.deepEqual(
    strip.picture.lanes.map(({ label }) => label),
    discussed.map(({ player }) => player.name),
  );
  const claims = told.flatMap(({ videos }) => videos.flatMap((each) => each.claims));
  assert.equal(strip.picture.lanes.flatMap(({ marks }) => marks).length, claims.length);
  assert.match(strip.alt, /^Who is talked about when, in 11:23: \w+ at \d+:\d\d–\d+:\d\d.*\(\d+ quotes?\)/u);
  assert.equal(stripOf({ ...video, id: 'another' }, told), null);
});

test('a strip of times that were worked out says so in its words as well', async (t) => {
  const words = 'Google is betting on search because that is where Google makes money. ';
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'T', video_id: 'abcdefghijk', duration_seconds: 300 }, words.repeat(20)),
  });
  const { library } = await openHouse(t, folder);
  const video = await library.video('abcdefghijk');
  const { found } = await library.findPlayer('google');
  assert.ok(video && found);
  const strip = stripOf(video, [await library.breakdown(found, video.id)]);
  assert.equal(strip?.picture.estimated, true);
  assert.match(strip?.alt ?? '', /Google at ≈/u);
});

test('passages that follow one another at once are one stretch of a strip, and others stay apart', async (t) => {
  const { library } = await openHouse(t);
  const video = await library.video(SEED);
  const { found } = await library.findPlayer('google');
  assert.ok(video && found);
  const { videos, ...rest } = await library.breakdown(found, SEED);
  const told = videos.map((each) => {
    const [passage] = each.passages;
    assert.ok(passage);
    const spans = [
      [120, 150],
      [60, 90],
      [90.4, 120],
      [200, 230],
    ];
    return { ...each, passages: spans.map(([start = 0, end = 0]) => ({ ...passage, start, end })) };
  });
  const strip = stripOf(video, [{ ...rest, videos: told }]);
  assert.deepEqual(strip?.picture.lanes[0]?.spans, [
    { start: 60, end: 150 },
    { start: 200, end: 230 },
  ]);
  assert.match(strip?.alt ?? '', /Google at 1:00–2:30, 3:20–3:50 \(/u);
});

test('talk over time is counted by month, and months in which nobody talks are there', () => {
  const rows = [row(ACME, '2025-01-20', 90), row(ACME, '2025-01-02', 30), row(GLOBEX, '2025-04-01', 600)];
  const mentions = mentionsOf(rows, [ACME, GLOBEX]);
  assert.deepEqual(mentions?.picture.periods, ['2025-01', '2025-02', '2025-03', '2025-04']);
  assert.deepEqual(mentions?.picture.lanes, [
    { label: 'Acme', values: [2, 0, 0, 0] },
    { label: 'Globex', values: [0, 0, 0, 10] },
  ]);
  assert.equal(
    mentions?.alt,
    'Minutes of talk by month, 2025-01 to 2025-04: Acme 2 minutes, the most in 2025-01; Globex 10 minutes, the most in 2025-04.',
  );
});

test('many months become quarters, and many quarters years', () => {
  const over = (first: string, last: string) =>
    mentionsOf([row(ACME, first, 60), row(ACME, last, 60)], [ACME])?.picture.periods ?? [];
  assert.deepEqual(over('2022-12-31', '2025-01-01').slice(0, 2), ['2022 Q4', '2023 Q1']);
  assert.deepEqual(over('2001-05-01', '2025-01-01').length, 25);
  assert.deepEqual(over('2024-11-01', '2025-02-01'), ['2024-11', '2024-12', '2025-01', '2025-02']);
  assert.ok(over('0001-01-01', '2025-01-01').length <= 101);
});

test('videos without a date are left out of time, and that is said; names that only fall are no talk', () => {
  const rows = [row(ACME, '2025-01-20', 90), row(ACME, null, 600), row(GLOBEX, '2025-01-20', 90, 'mentioned')];
  const mentions = mentionsOf(rows, [ACME, GLOBEX]);
  assert.equal(mentions?.picture.lanes.length, 1);
  assert.match(mentions?.alt ?? '', /1 video without a date is left out\.$/u);
  assert.equal(mentionsOf([row(ACME, null, 600)], [ACME]), null);
  assert.equal(mentionsOf(rows, []), null);
});

test('a comparison counts the quotes of each facet, and leaves out what neither has', async (t) => {
  const { library } = await openHouse(t);
  const [openai, google] = await Promise.all(['openai', 'google'].map((name) => library.findPlayer(name)));
  assert.ok(openai?.found && google?.found);
  const sides = [await library.breakdown(openai.found), await library.breakdown(google.found)] as const;
  const comparison = comparisonOf([sides[0], sides[1]]);
  assert.ok(comparison);
  const { rows } = comparison.picture;
  const sums = [0, 1].map((side) => rows.reduce((sum, { values }) => sum + (values[side] ?? 0), 0));
  const claims = sides.map(({ videos }) => videos.flatMap((each) => each.claims).length);
  assert.deepEqual(sums, claims);
  assert.match(comparison.alt, /^Quotes by facet, OpenAI and Google: The play \d and \d; /u);
  const none = { ...sides[0], videos: [] };
  assert.equal(comparisonOf([none, none]), null);
});
