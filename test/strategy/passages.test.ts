import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, wordsOf } from '../../src/core/transcript.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { talkOf } from './talks.ts';

const analyst = createAnalyst();

/** What the talk says of each player that is discussed in it. */
function passagesOf(text: string, title = 'A talk'): ReadonlyMap<string, string> {
  const video = talkOf(text, { title });
  const { players } = analyst.analyse(video);
  return new Map(
    players
      .filter(({ standing }) => standing === 'discussed')
      .map(({ player, passages }): [string, string] => [
        player.name,
        passages.map((span) => textOf(wordsOf(video), span)).join(' … '),
      ]),
  );
}

const ORACLE =
  'Oracle wants to be the landlord of every data center. Oracle has signed contracts for ten billion dollars and they are betting that demand will keep growing. ' +
  'Their strategy is to build first and to find the tenants later, because they want to lock them in for ten years.';
const SPOTIFY =
  'Spotify has raised its prices again. Spotify wants to show investors a profit and they are betting that nobody will cancel. ' +
  'Their strategy is to own the habit, and they plan to sell audio books next because the margin is better.';

test('the name that follows the number of an item is what the item is about', () => {
  const found = passagesOf(
    `two pieces of news today number one ${SPOTIFY.toLowerCase().replace(/[.,]/gu, '')} number two netflix it is a price ` +
      'rise of two dollars they want to show investors a profit and they are betting that nobody will cancel their plan is to sell books next',
  );
  assert.match(found.get('Spotify') ?? '', /spotify has raised .* margin is better$/u);
  assert.match(found.get('Netflix') ?? '', /price rise of two dollars .* sell books next$/u);
});

test('a player that is named once is discussed where it acts and much is said of it, and is not where it is compared', () => {
  const netflix =
    'Netflix has bought a studio. They want to own what they show, and they are betting that the price of content will rise. ' +
    'Their plan is to raise prices in two markets next year and they need to show that they can keep their subscribers.';
  assert.match(passagesOf(`${ORACLE} ${netflix} ${SPOTIFY}`).get('Netflix') ?? '', /They want to own what they show/u);
  assert.ok(!passagesOf(`${ORACLE} It is a lease like what happened with Netflix. ${SPOTIFY}`).has('Netflix'));
});

test('what explains the field long after a player was last spoken of is about nobody', () => {
  const field =
    'So what is a lease. A lease is a promise of rent over time, and a bank lends money against such a promise. The rent covers the interest, and what is left pays for the roof. ' +
    'A roof is cheap. Cooling is not cheap, and neither is copper. In a dry place the water costs more than the land does, and in a cold one the land costs more than the water. ' +
    'That leads to a market with two prices, one for the north and one for the south. Rent follows the colder of the two. Copper follows neither.';
  const found = passagesOf(`${ORACLE} ${field} ${SPOTIFY}`);
  assert.match(found.get('Oracle') ?? '', /lock them in for ten years/u);
  assert.doesNotMatch(found.get('Oracle') ?? '', /dry place|water|two prices|follows neither/iu);
  assert.doesNotMatch(found.get('Spotify') ?? '', /water|copper/iu);
});

test('a clause about two players at once belongs to both', () => {
  const found = passagesOf(
    `${ORACLE} ${SPOTIFY} Oracle and Spotify have signed a deal for ten years. It runs in four countries and it costs a billion dollars.`,
  );
  for (const name of ['Oracle', 'Spotify'])
    assert.match(found.get(name) ?? '', /have signed a deal for ten years\. It runs in four countries/u, name);
});

test('players named in one breath share what is said of them, though one has no part of its own', () => {
  const found = passagesOf(
    `${ORACLE} Oracle, Dropbox and Spotify all have the same problem. They charge by the seat, and they want to keep charging by the seat, but nobody will sit there. ${SPOTIFY}`,
  );
  assert.match(found.get('Dropbox') ?? '', /the same problem\. They charge by the seat/u);
});

test('without punctuation a passage still begins where the speaker turns to the next player', () => {
  const found = passagesOf(
    'let us start with Dropbox they want to be the place where work lives and they have built a second data center that tells you they are serious ' +
      'second is Spotify they have raised their prices again and they are betting that nobody will cancel',
  );
  assert.match(found.get('Dropbox') ?? '', /tells you they are serious$/u);
  assert.match(found.get('Spotify') ?? '', /^second is Spotify they have/u);
});

test('a risk for a player is talk of that player', () => {
  const found = passagesOf(
    `${ORACLE} ${SPOTIFY} The risk for Oracle is that the banks want their money back before the tenants come.`,
  );
  assert.match(found.get('Oracle') ?? '', /The risk for Oracle is that the banks want their money back/u);
});

test('a comparison of products is about no company, however their names were heard', () => {
  const text =
    'I gave codeex and clawed code one task, side by side. Codeex is on the left and clawed code is on the right. Codeex is really good at planning and it tells me the order. ' +
    'Clawed code jumps into the detail and it writes a long table that I did not ask for. Codeex has asked me three questions and they were good questions. ' +
    'So if you have a hard problem try codeex first, and let me know which of the two you like.';
  assert.deepEqual([...passagesOf(text, 'Codex vs Claude Code: a side by side test').keys()], []);
});

test('news of a product is news of its maker', () => {
  const text =
    'Grok said what it should never say on Tuesday. Grok was told not to shy away from claims that are not polite, and nobody tested it. Grok took that as an order. ' +
    'The lesson for everyone who ships a model is that a prompt is code. Grok has lost trust and they will have to publish what they changed.';
  assert.deepEqual([...passagesOf(text, 'How Grok went rogue: a scandal').keys()], ['xAI']);
});

test('a talk that begins with a player begins there, also before it tells its plan', () => {
  const found = passagesOf(`${ORACLE} Let me lay out why that matters. ${SPOTIFY}`);
  assert.match(found.get('Oracle') ?? '', /^Oracle wants to be the landlord/u);
});
