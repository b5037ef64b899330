import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASKER, libraryFolder, openHouse, page } from '../support/library.ts';
import { read } from '../support/reading.ts';
import { STREAMING } from '../support/streaming.ts';

test('home suggests what this library can answer', async (t) => {
  const { library, dispatcher } = await openHouse(t, libraryFolder(t, { 'a.txt': STREAMING }));
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
