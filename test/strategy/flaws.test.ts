import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, wordsOf } from '../../src/core/transcript.ts';
import { cuesOf } from '../../src/strategy/evidence.ts';
import { flawsIn } from '../../src/strategy/flaws.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { tokensOf } from '../../src/strategy/tokens.ts';
import { talkOf } from './talks.ts';

function flawsOf(text: string): readonly string[] {
  const tokens = tokensOf(text.split(' ').map((word) => ({ text: word, cue: 0 })));
  return flawsIn({ tokens, cues: cuesOf(tokens) }, { from: 0, to: tokens.length });
}

test('a quote without its subject is flawed', () => {
  assert.deepEqual(flawsOf('will enable them to own the whole enterprise market'), ['headless']);
  assert.deepEqual(flawsOf('that is built to run on anything they sell'), ['headless']);
  assert.deepEqual(flawsOf('that is why they give the model away'), []);
});

test('a quote that is cut off is flawed, one that writing ends is not', () => {
  assert.deepEqual(flawsOf('the lawyers are going to sue them shortly and the reason'), ['cut']);
  assert.deepEqual(flawsOf('they will put a price on it if they can find'), ['cut']);
  assert.deepEqual(flawsOf('They sell to banks, and nobody there asks for the reason.'), []);
});

test('a condition is flawed without what follows from it', () => {
  assert.deepEqual(flawsOf('if Claude can suddenly decide when to reason about coding problems'), ['open']);
  assert.deepEqual(flawsOf('if they get there first they will own the market'), []);
});

test('what speakers say of their talk or did themselves is no claim about a player', () => {
  assert.deepEqual(flawsOf('I told it to build a page and it built one in a minute'), ['personal']);
  assert.ok(flawsOf("we're going to look at why let's talk about their strategy").includes('stage'));
});

test('what is said twice in nearly the same words is claimed once', () => {
  const video = talkOf(
    'Oracle wants to be the landlord of every data center. Their strategy is to build first and to find the tenants later. ' +
      'They are betting that demand for compute will keep growing for another ten years. ' +
      'Again, they are betting that demand for compute will keep growing for another ten years, whatever it costs. ' +
      'Oracle has signed contracts for ten billion dollars because they want to lock their customers in.',
    { title: 'What Oracle wants' },
  );
  const claims = createAnalyst()
    .analyse(video)
    .players.flatMap((player) => player.claims.map(({ span }) => textOf(wordsOf(video), span)));
  assert.equal(claims.filter((quote) => quote.includes('demand for compute')).length, 1, claims.join('\n'));
});

test('a person whose opinions are told is no player', () => {
  const opinion = 'Balthazar argues that prices will fall. Balthazar thinks that people want and need less. ';
  const video = talkOf(
    `${opinion}Balthazar believes that nobody will spend more. ${opinion}Oracle wants to be the landlord of every data center. ` +
      'Their strategy is to build first and to find the tenants later, and they are betting that demand will keep growing.',
    { title: 'What comes next' },
  );
  assert.deepEqual(
    createAnalyst()
      .analyse(video)
      .players.map(({ player }) => player.name),
    ['Oracle'],
  );
});
