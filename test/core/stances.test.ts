import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { byAuthor, mayBeOneAuthor } from '../../src/core/authors.ts';
import { momentOf } from '../../src/core/moment.ts';
import { changesIn, differencesIn, stanceOf } from '../../src/core/stances.ts';
import type { Player, VideoBreakdown } from '../../src/core/strategy.ts';
import { NO_HINTS, type Video } from '../../src/core/video.ts';

const OPENAI: Player = { id: 'openai', name: 'OpenAI', aliases: ['OpenAI', 'open ai', 'ChatGPT', 'Sam Altman'] };

/** The stance of a quote in a line: `+whether it is winning (consumer market)`, or null. */
function read(quote: string): string | null {
  const stance = stanceOf(quote, OPENAI);
  if (!stance) return null;
  const object = stance.object.length > 0 ? ` (${stance.object.join(' ')})` : '';
  return `${stance.yes ? '+' : '-'}${stance.about}${object}`;
}

describe('a stance on a player is', () => {
  for (const [quote, expected] of [
    ['OpenAI is clearly winning right now.', '+whether it is winning'],
    ['I have looked at the numbers and open ai is losing', '-whether it is winning'],
    ['OpenAI isn’t winning.', '-whether it is winning'],
    ['OpenAI is not in trouble.', '-whether it is in trouble'],
    ['OpenAI has no moat and everybody knows it.', '-whether it has a moat'],
    ['OpenAI is winning the consumer market', '+whether it is winning (consumer market)'],
    ['OpenAI is making a huge mistake here.', '-whether it is right'],
  ] as const) {
    test(`found in “${quote}”`, () => assert.equal(read(quote), expected));
  }
});

describe('no stance is taken', () => {
  for (const quote of [
    'If OpenAI is winning, everybody else has to move.',
    'People say OpenAI is losing.',
    'Is OpenAI winning?',
    'OpenAI could be losing by then.',
    'I don’t think OpenAI is winning.',
    'OpenAI is right now hiring a lot of people.',
    'OpenAI is behind the deal with the bank.',
    'Google is losing and OpenAI has shipped a model.',
    'OpenAI says Google is losing.',
    'ChatGPT is winning in the app stores.',
    'Sam Altman is right.',
    'OpenAI is winning but OpenAI is losing the talent.',
    'They are winning.',
    'The race that OpenAI started is a bubble.',
    'OpenAI is winning until Google wakes up.',
    '',
  ]) {
    test(`in “${quote}”`, () => assert.equal(read(quote), null));
  }
});

let videos = 0;
function said(author: string | null, date: string | null, ...quotes: readonly string[]): VideoBreakdown {
  videos += 1;
  const video: Video = {
    ...{ id: `video${videos}`, title: `Talk ${videos}`, otherTitles: [], url: 'https://www.youtube.com/watch?v=x' },
    ...{ author, date, duration: 100, summary: [], keyPoints: [], sections: [], description: null, hints: NO_HINTS },
    ...{ cues: quotes.map((text, at) => ({ start: at * 10, text })), timing: 'exact', sources: {} },
  };
  let from = 0;
  const claims = quotes.map((quote) => {
    const to = from + quote.split(' ').length;
    const moment = momentOf(video, { from, to });
    from = to;
    return { facet: 'RISK', score: 1, moment } as const;
  });
  return { video, headline: null, passages: [], claims };
}

const differences = (...breakdowns: readonly VideoBreakdown[]) =>
  differencesIn(OPENAI, breakdowns).map(
    ({ about, sides }) =>
      `${about}: ${sides.map(({ author, claim }) => `${author}: ${claim.moment.quote}`).join(' / ')}`,
  );

const WINS = 'OpenAI is winning.';
const LOSES = 'OpenAI is losing.';

test('two authors who say opposite things of a player within half a year differ, the newer one first', () => {
  assert.deepEqual(differences(said('Ann', '2025-03-01', WINS), said('Bob', '2025-01-01', LOSES)), [
    `whether it is winning: Ann: ${WINS} / Bob: ${LOSES}`,
  ]);
});

test('nobody is said to differ who says the same, is one author, spoke long before, has no date, or means another thing', () => {
  const ann = said('Ann', '2025-03-01', WINS);
  assert.deepEqual(differences(ann, said('Bob', '2025-01-01', WINS)), []);
  assert.deepEqual(differences(ann, said('Daily News | Ann', '2025-01-01', LOSES)), []);
  assert.deepEqual(differences(ann, said('Bob', '2024-01-01', LOSES)), []);
  assert.deepEqual(differences(ann, said('Bob', null, LOSES)), []);
  assert.deepEqual(differences(ann, said(null, '2025-01-01', LOSES)), []);
  assert.deepEqual(differences(ann, said('Bob', '2025-01-01', 'OpenAI is losing researchers.')), []);
  const consumer = said('Ann', '2025-03-01', 'OpenAI is winning the consumer market.');
  assert.deepEqual(differences(consumer, said('Bob', '2025-01-01', 'OpenAI is losing the enterprise race.')), []);
});

test('who has changed their mind is taken at the last word', () => {
  const ann = [said('Ann', '2025-03-01', WINS), said('Ann', '2025-01-01', LOSES)];
  assert.deepEqual(differences(...ann, said('Bob', '2025-01-02', WINS)), []);
});

test('who says both in one video takes no stance there', () => {
  assert.deepEqual(differences(said('Ann', '2025-03-01', WINS, LOSES), said('Bob', '2025-01-02', LOSES)), []);
});

test('an author’s view has changed where a later video says the opposite of an older one, and not where another says it', () => {
  const changes = (...breakdowns: readonly VideoBreakdown[]) =>
    changesIn(OPENAI, breakdowns).map(({ sides }) => sides.map(({ claim }) => claim.moment.quote));
  assert.deepEqual(changes(said('Ann', '2025-03-01', WINS), said('Ann', '2024-01-01', LOSES)), [[WINS, LOSES]]);
  assert.deepEqual(changes(said('Ann', '2025-03-01', WINS), said('Bob', '2024-01-01', LOSES)), []);
  assert.deepEqual(changes(said('Ann', '2025-03-01', WINS), said('Ann', '2024-01-01', WINS)), []);
  assert.deepEqual(changes(said('Ann', '2025-03-01', WINS), said('Ann', null, LOSES)), []);
});

test('a channel and the person who speaks on it are one author', () => {
  assert.ok(mayBeOneAuthor('Nora Finch', 'Market Daily | Nora Finch'));
  assert.ok(mayBeOneAuthor('Ann and Bob', 'Bob'));
  assert.ok(!mayBeOneAuthor('Ann Author', 'Ann Other'));
  const groups = byAuthor([said('Ann | Daily', null), said('Bob', null), said('Ann', null), said(null, null)]);
  assert.deepEqual(
    groups.map(({ author, videos }) => `${author} ${videos.length}`),
    ['Ann | Daily 2', 'Bob 1'],
  );
});
