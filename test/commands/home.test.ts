import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASKER, libraryFolder, openHouse, page } from '../support/library.ts';
import { read } from '../support/reading.ts';

const NETFLIX: readonly (readonly [number, string])[] = [
  [0, 'let us talk about Netflix today because Netflix wants to be the last service that people cancel'],
  [8, 'their strategy is to make so many shows that nobody ever gets to the end of them'],
  [16, 'Netflix is betting that people will watch the advertisements if the price is low enough'],
  [24, 'the risk for Netflix is that the studios take their old films back'],
  [32, 'now Spotify is different Spotify wants to own the whole ear of its listeners'],
  [40, 'their strategy is to put podcasts and books where the music was'],
  [48, 'Spotify is betting that podcasts cost it less than every song does'],
];

test('home suggests what this library can answer', async (t) => {
  const { library, dispatcher } = await openHouse(
    t,
    libraryFolder(t, { 'a.txt': page('Streaming', 'aBcD1234567', NETFLIX) }),
  );
  const [one, other] = (await library.players()).map(({ player }) => player.name.toLowerCase());
  assert.ok(one && other);
  const shown = read(await dispatcher.dispatch({ command: 'home', args: {} }, ASKER));
  assert.ok(shown.includes(`/ask what is ${one}'s bet?`), shown);
  assert.ok(shown.includes(`/compare ${one} vs ${other}`), shown);
  assert.doesNotMatch(shown, /google|openai/iu);
  const compared = await dispatcher.dispatch({ command: 'compare', args: { player: `${one} vs ${other}` } }, ASKER);
  assert.notEqual(compared.refused, true);
});

test('home suggests nobody where nobody’s game is told', async (t) => {
  const { dispatcher } = await openHouse(
    t,
    libraryFolder(t, {
      'a.txt': page('Bread', 'aBcD1234567', [[0, 'the bread rises for an hour and is baked for two']]),
    }),
  );
  const shown = read(await dispatcher.dispatch({ command: 'home', args: {} }, ASKER));
  assert.match(shown, /To try\n.*\/players/u);
  assert.doesNotMatch(shown, /\/compare|\/ask/u);
});
