import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facet } from '../../src/core/strategy.ts';
import { NO_HINTS, type Video } from '../../src/core/video.ts';
import { bearingOf } from '../../src/strategy/bearing.ts';
import { builtinCatalogue, playerOf } from '../../src/strategy/catalogue.ts';
import { indexNames } from '../../src/strategy/names.ts';
import { readTalk } from '../../src/strategy/talk.ts';

/** How surely a quote that consists of these words alone speaks of Google. */
function ofGoogle(words: string, facet: Facet = 'MOVE'): number {
  const { entries } = builtinCatalogue();
  const video: Video = {
    ...{ id: 'a', title: 'A', otherTitles: [], url: 'https://www.youtube.com/watch?v=a', author: null, date: null },
    ...{ duration: 20, summary: [], keyPoints: [], sections: [], description: null, hints: NO_HINTS },
    cues: [{ start: 0, text: words }],
    timing: 'exact',
    sources: {},
  };
  const talk = readTalk(video, entries.map(playerOf), indexNames(entries));
  const google = talk.players.findIndex(({ name }) => name === 'Google');
  return bearingOf(talk, google, { from: 0, to: talk.tokens.length }, facet, talk.mentions);
}

test('a quote in which its player acts, or "they" do, speaks of it', () => {
  for (const words of [
    'Google has invested three billion in its own chips',
    'last week we heard that Google is buying a company',
    'they launched a model and it is cheaper than the one before',
    'if they can shift everybody over to Google over time',
  ])
    assert.equal(ofGoogle(words), 1, words);
});

test('a quote in which somebody else acts tells less of it, least where it is not named', () => {
  const itself = ofGoogle('Google is going to shut the service down');
  const named = ofGoogle('OpenAI is going to take that market away from Google');
  const unnamed = ofGoogle('OpenAI is going to shut the service down');
  assert.ok(itself > named && named > unnamed, `${itself} ${named} ${unnamed}`);
});

test('a quote that names nobody and means nobody tells less of it', () => {
  assert.ok(ofGoogle('a lot of leaders are going to say that this is the end') < 1);
});

test('what others do to a player is its risk rather than its move', () => {
  const words = 'OpenAI is going to take that market away from Google';
  assert.ok(ofGoogle(words, 'RISK') > ofGoogle(words, 'MOVE'));
});

test('"it" means whoever was named right before', () => {
  assert.ok(
    ofGoogle('it is clear that OpenAI will shut the service down') >
      ofGoogle('OpenAI says that it is going to shut the service down'),
  );
});
