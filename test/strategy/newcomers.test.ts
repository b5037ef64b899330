import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_HINTS } from '../../src/core/video.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { talkOf } from './talks.ts';

const analyst = createAnalyst();

const DAIRY =
  'Veltra is the biggest dairy here. Veltra wants to own the cold store because whoever owns it sets the price. Last week Veltra bought the store for forty million. ' +
  'They are betting that nobody builds a second one. Veltra plans to charge rivals for every pallet, and their strategy is to live from rent. I expect them to raise prices next year.';

function discussed(text: string, more: Parameters<typeof talkOf>[1] = {}): string[] {
  const { players } = analyst.analyse(talkOf(text, more));
  return players.filter(({ standing }) => standing === 'discussed').map(({ player }) => player.name);
}

test('a player that no catalogue lists is found when its name recurs and acts', () => {
  assert.deepEqual(discussed(DAIRY), ['Veltra']);
});

test('a name that only falls, without acting, is no player', () => {
  const text = DAIRY.replaceAll('Veltra', 'the dairy').concat(
    ' Near Marlow it rains. From Marlow to the sea it rains more. In Marlow they sell boots. I love Marlow.',
  );
  assert.ok(!discussed(text).includes('Marlow'));
});

test('in text without capitals a name shows when the metadata knows it', () => {
  const lower = DAIRY.toLowerCase().replaceAll('.', '');
  assert.deepEqual(discussed(lower), []);
  assert.deepEqual(discussed(lower, { hints: { ...NO_HINTS, companies: ['Veltra'] } }), ['Veltra']);
});

test('metadata alone makes nobody a player', () => {
  assert.deepEqual(
    discussed('they talk about the weather all day long', {
      hints: { ...NO_HINTS, companies: ['Make', 'SAM', 'Veltra'] },
    }),
    [],
  );
});

test('spellings of one name are one player', () => {
  const { players } = analyst.analyse(
    talkOf(DAIRY.replaceAll('Veltra', 'Veltrano').replace('Last week Veltrano', 'Last week Veltranno')),
  );
  const one = players.find(({ player }) => player.name === 'Veltrano');
  assert.equal(one?.mentions.length, 4);
  assert.ok(one?.player.aliases.includes('veltranno'));
});
