import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoundClaim, Player, PlayerAnalysis } from '../../src/core/strategy.ts';
import { NO_HINTS, type Video } from '../../src/core/video.ts';
import { breakdownOf } from '../../src/library/breakdown.ts';

const LINES = ['The harbour sells its berths by the hour.', 'It bought the northern pier last week.'];
const PLAYER: Player = { id: 'harbour', name: 'Harbour', aliases: ['harbour'] };
const TALK: Video = {
  ...{
    id: 'a',
    title: 'Harbours',
    otherTitles: [],
    url: 'https://www.youtube.com/watch?v=a',
    author: null,
    date: null,
  },
  ...{ duration: 20, summary: [], keyPoints: [], sections: [], description: null, hints: NO_HINTS },
  cues: LINES.map((text, at) => ({ start: at * 10, text })),
  timing: 'exact',
  sources: {},
};

/** The facets that are told where the first line claims its facet surely, or not, and the second one faintly. */
async function toldWhere(claims: readonly FoundClaim[]): Promise<readonly string[]> {
  const found: PlayerAnalysis = {
    ...{ player: PLAYER, standing: 'discussed', headline: null, passages: [{ from: 0, to: 15 }], claims, mentions: [] },
  };
  const row = {
    ...{ videoId: 'a', date: null, player: PLAYER },
    standing: 'discussed',
    seconds: 20,
    mentions: 1,
  } as const;
  const { videos } = await breakdownOf(PLAYER, [row], {
    load: async (ids) => ids.map(() => ({ video: TALK, analysis: { players: [found], thoughts: [] } })),
    quoteAt: () => assert.fail('no mention is asked for'),
  });
  return videos.flatMap((video) => video.claims.map((claim) => claim.facet));
}

const SURE: FoundClaim = { facet: 'PLAY', span: { from: 0, to: 8 }, score: 0.8 };
const FAINT: FoundClaim = { facet: 'MOVE', span: { from: 8, to: 15 }, score: 0.2 };

test('a claim that hardly says its facet is not told beside one that does', async () => {
  assert.deepEqual(await toldWhere([SURE, FAINT]), ['PLAY']);
});

test('where nothing says more, what is faint is told, and no facet but those said', async () => {
  assert.deepEqual(await toldWhere([FAINT]), ['MOVE']);
});
