import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClauseEvidence } from '../../src/strategy/evidence.ts';
import type { Cue } from '../../src/strategy/phrases.ts';
import { aligned, shaved, withStrays } from '../../src/strategy/stays.ts';
import { WEIGHTS } from '../../src/strategy/weights.ts';

/** What one clause of eight words says: a player with how fit it is to begin talk about it, a cue, and how surely it begins. */
interface Said {
  readonly names?: readonly [player: number, anchor: number];
  readonly cue?: Cue;
  readonly starts?: number;
}

const WORDS = 8;
const NOBODY = -1;

function talkOf(said: readonly Said[]): { clauses: ClauseEvidence[]; starts: number[] } {
  const clauses = said.map(({ names, cue }, at): ClauseEvidence => {
    const cues = {
      third: 0,
      intent: 0,
      business: 0,
      audience: 0,
      frame: 0,
      craft: 0,
      close: 0,
      item: 0,
      plan: 0,
      closing: 0,
      generic: 0,
      tie: 0,
    };
    if (cue) cues[cue] = 1;
    return {
      span: { from: at * WORDS, to: (at + 1) * WORDS },
      named: new Map(names ? [[names[0], 1]] : []),
      anchors: new Map(names ? [names] : []),
      attention: new Map(),
      turns: new Map(),
      closes: new Set(),
      acted: 0,
      cues,
    };
  });
  return { clauses, starts: said.map(({ starts }) => starts ?? 5) };
}

test('a passage that begins within a sentence is moved to where the sentence begins', () => {
  const { clauses, starts } = talkOf([{}, {}, { names: [7, 1], starts: -0.4 }, {}]);
  assert.deepEqual(aligned([NOBODY, NOBODY, 7, 7], clauses, starts, WEIGHTS), [NOBODY, 7, 7, 7]);
});

test('a clause in which its player acts, or that speaks of "them", stays with the player before', () => {
  const acts = talkOf([{}, { names: [3, 1] }, { names: [7, 1], starts: -0.4 }]);
  assert.deepEqual(aligned([3, 3, 7], acts.clauses, acts.starts, WEIGHTS), [3, 3, 7]);
  const they = talkOf([{ names: [3, 1] }, { cue: 'third' }, { names: [7, 1], starts: -0.4 }]);
  assert.deepEqual(aligned([3, 3, 7], they.clauses, they.starts, WEIGHTS), [3, 3, 7]);
});

test('a passage that ends within a sentence is moved to where the sentence ends, never back', () => {
  const ahead = talkOf([{ names: [3, 1] }, { starts: -0.4 }, {}, {}]);
  assert.deepEqual(aligned([3, NOBODY, NOBODY, NOBODY], ahead.clauses, ahead.starts, WEIGHTS), [3, 3, NOBODY, NOBODY]);
  const back = talkOf([{ names: [3, 1] }, {}, { starts: -0.4 }, { starts: -0.4 }]);
  assert.deepEqual(aligned([3, 3, NOBODY, NOBODY], back.clauses, back.starts, WEIGHTS), [3, 3, NOBODY, NOBODY]);
});

test('clauses before a player is first named are not about it, but where a sentence runs on or speaks of "them"', () => {
  const apart = talkOf([{}, {}, { names: [3, 1] }]);
  assert.deepEqual(shaved([3, 3, 3], apart.clauses, apart.starts, WEIGHTS), [NOBODY, NOBODY, 3]);
  const runsOn = talkOf([{}, {}, { names: [3, 1], starts: -1 }]);
  assert.deepEqual(shaved([3, 3, 3], runsOn.clauses, runsOn.starts, WEIGHTS), [NOBODY, 3, 3]);
  const they = talkOf([{}, { cue: 'third' }, { names: [3, 1] }]);
  assert.deepEqual(shaved([3, 3, 3], they.clauses, they.starts, WEIGHTS), [NOBODY, 3, 3]);
});

test('a passage ends before the next item and before the last words on the talk itself, unless it goes on about "them"', () => {
  const item = talkOf([{ names: [3, 1] }, {}, { cue: 'item' }, {}, {}, {}, {}]);
  assert.deepEqual(shaved([3, 3, 3, 3, 3, 3, 3], item.clauses, item.starts, WEIGHTS).indexOf(NOBODY), 2);
  const leave = talkOf([{ names: [3, 1] }, {}, { cue: 'closing' }, {}]);
  assert.deepEqual(shaved([3, 3, 3, 3], leave.clauses, leave.starts, WEIGHTS), [3, 3, NOBODY, NOBODY]);
  const goesOn = talkOf([{ names: [3, 1] }, { cue: 'closing' }, { cue: 'third' }, { cue: 'third' }]);
  assert.deepEqual(shaved([3, 3, 3, 3], goesOn.clauses, goesOn.starts, WEIGHTS), [3, 3, 3, 3]);
});

test('a clause that is nobody’s goes to the discussed player it names, with what is said of "them" after it', () => {
  const { clauses, starts } = talkOf([{}, { names: [3, 1] }, { cue: 'third' }, {}, { names: [9, 1] }, {}]);
  const nobody = clauses.map(() => NOBODY);
  assert.deepEqual(withStrays(nobody, clauses, starts, new Set([3]), WEIGHTS), [NOBODY, 3, 3, NOBODY, NOBODY, NOBODY]);
});
