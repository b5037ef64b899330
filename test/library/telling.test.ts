import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, type WordSpan, wordsOf } from '../../src/core/transcript.ts';
import { NO_HINTS, type Section, type Video } from '../../src/core/video.ts';
import { tellingOf } from '../../src/library/telling/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { type Cleanup, enriched, libraryFolder, openHouse } from '../support/library.ts';

const analyst = createAnalyst();

function videoOf(text: string, sections: readonly Section[] = []): Video {
  const words = text.split(' ');
  const cues = Array.from({ length: Math.ceil(words.length / 10) }, (_, at) => ({
    start: at * 4,
    text: words.slice(at * 10, at * 10 + 10).join(' '),
  }));
  return {
    ...{ id: 'aaaaaaaaaaa', title: 'A talk', otherTitles: [], url: 'https://www.youtube.com/watch?v=aaaaaaaaaaa' },
    ...{ author: null, date: null, duration: cues.length * 4, summary: [], keyPoints: [], sections },
    ...{ description: null, hints: NO_HINTS, cues, timing: 'exact', sources: {} },
  };
}

/** The quotes of a talk and the section titles over them. */
function toldOf(video: Video, limit = 6, thoughts: readonly WordSpan[] = analyst.analyse(video).thoughts) {
  return tellingOf(video, thoughts, limit, () => 1).map(({ span, section }) => ({
    quote: textOf(wordsOf(video), span),
    span,
    section,
  }));
}

const WINE = [
  'The grape harvest of the valley depends on the autumn rain.',
  'Every grape harvest is a bet on the weather of one week.',
  'Growers want dry autumns because a wet grape harvest rots in the barrels.',
  'The cellar must be cold when the grape harvest arrives there.',
  'A late grape harvest gives sweet wine that sells at twice the price.',
];
const SHIPS = [
  'The container ships of the north carry grain to every harbour.',
  'Freight rates have doubled because container ships wait for weeks.',
  'The biggest container ships need harbours that nobody has dug yet.',
  'Owners should order smaller container ships before freight rates fall.',
  'The future of container ships is wind, and sails are coming back.',
];
const GREETING = 'Hey everyone, welcome back to the channel, please subscribe and see the link below.';
const SPONSOR = 'This video is brought to you by a sponsor, use my coupon for a discount on the harvest.';
const talk = (parts: readonly string[], times: number) =>
  Array.from({ length: times }, () => parts.join(' ')).join(' ');

test('quotes are whole sentences, and none of them greets or thanks a sponsor', () => {
  const told = toldOf(videoOf([GREETING, talk(WINE, 3), SPONSOR, talk(SHIPS, 3), GREETING].join(' ')));
  assert.ok(told.length >= 3, `${told.length}`);
  for (const { quote } of told) {
    assert.match(quote, /^\p{Lu}.*\.$/u);
    assert.ok(quote.length >= 60 && quote.length <= 240, quote);
    assert.doesNotMatch(quote, /subscribe|sponsor|welcome/u);
  }
});

test('a talk about two things has two derived sections, each titled in words that it repeats', () => {
  const told = toldOf(videoOf(`${talk(WINE, 3)} ${talk(SHIPS, 3)}`));
  const titled = (word: RegExp) => told.filter(({ quote }) => word.test(quote)).map(({ section }) => section);
  assert.ok(titled(/wine|grape/u).every((title) => title?.startsWith('Grape harvest')));
  assert.ok(titled(/ships|freight/u).every((title) => title?.startsWith('Container ships')));
  assert.ok(titled(/grape/u).length > 0 && titled(/ships/u).length > 0);
});

test('a talk about one thing has no derived title', () => {
  for (const { section } of toldOf(videoOf(talk(WINE, 2)))) assert.equal(section, null);
});

test('the titles of a document’s own sections are told as they are', () => {
  const whole = `${talk(WINE, 2)} ${talk(SHIPS, 2)}`;
  const half = Math.floor(videoOf(whole).duration / 2);
  const sections = [
    { title: 'On wine', start: 0, end: half, about: null },
    { title: 'On ships', start: half, end: null, about: null },
  ];
  const told = toldOf(videoOf(whole, sections));
  assert.deepEqual([...new Set(told.map(({ section }) => section))], ['On wine', 'On ships']);
});

test('where nothing marks sentences, a quote neither begins with "and so" nor hangs on a word', () => {
  const spoken = [...WINE, ...SHIPS].map((line) => line.replace(/[.,]/gu, '').toLowerCase());
  const told = toldOf(videoOf(talk([spoken.join(' and so ')], 3)));
  assert.ok(told.length >= 3);
  for (const { quote } of told) assert.doesNotMatch(quote, /^(?:and|so) |\b(?:and|so|the|of|because)$/u);
});

test('quotes keep to the order of the talk, never overlap, and are no more than asked for', () => {
  const video = videoOf(`${talk(WINE, 6)} ${talk(SHIPS, 6)}`);
  for (const limit of [1, 3, 6]) {
    const told = toldOf(video, limit);
    assert.ok(told.length <= Math.max(1, limit), `${told.length}`);
    for (const [at, { span }] of told.entries()) assert.ok(span.from >= (told[at - 1]?.span.to ?? 0));
  }
});

test('a talk without a sentence, a single word and a hundred thousand of them are told without a fault', () => {
  for (const text of ['word', Array.from({ length: 100_000 }, () => 'word').join(' '), '… … ?', '会議 の 記録']) {
    const told = toldOf(videoOf(text));
    assert.ok(told.length <= 6);
  }
});

test('a video that nobody has written of offers no second command that would say the same', async (t: Cleanup) => {
  const body = `${talk(WINE, 3)} ${talk(SHIPS, 3)}`;
  const labelsOf = async (meta: Readonly<Record<string, unknown>>) => {
    const folder = libraryFolder(t, {
      'a.md': enriched({ title: 'Trade', video_id: 'aaaaaaaaaaa', duration_seconds: 90, ...meta }, body),
    });
    const { dispatcher } = await openHouse(t, folder);
    const asker = { platform: 'terminal', id: 'u1', name: 'Ann', channel: 'prompt' } as const;
    const { blocks } = await dispatcher.dispatch({ command: 'summary', args: { video: 'trade' } }, asker);
    return blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : []));
  };
  assert.ok(!(await labelsOf({})).includes('Key points'));
  assert.ok((await labelsOf({ key_points: ['Harvests are bets.'] })).includes('Key points'));
});
