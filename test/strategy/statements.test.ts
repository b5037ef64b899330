import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, wordsOf } from '../../src/core/transcript.ts';
import type { Video } from '../../src/core/video.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { seedVideo, talkOf } from './talks.ts';

const analyst = createAnalyst();

function quotesIn(video: Video, id: string): string[] {
  const one = analyst.analyse(video).players.find(({ player }) => player.id === id);
  return (one?.claims ?? []).map(({ span }) => textOf(wordsOf(video), span));
}

function passagesOf(video: Video, id: string): string[] {
  const one = analyst.analyse(video).players.find(({ player }) => player.id === id);
  return (one?.passages ?? []).map((span) => textOf(wordsOf(video), span));
}

const GOOGLE =
  "let's look at Google what's Google's bet here they are betting that search ads will go on paying for the cloud because they need " +
  'the margin and they want people to stay on the homepage why would they do that they are worried about losing search ' +
  'so they rushed to launch those summaries and they will keep spending on chips next year because they cannot afford to stop so much for Google ' +
  "let's move to Amazon number two Amazon wants to keep the leverage that it has in its cloud and they are desperate to regain an advantage " +
  'they deployed fifteen thousand engineers and they missed the boat anyway';

test('no quote begins with a question or an announcement, or ends on one', () => {
  const video = talkOf(GOOGLE, { title: 'The strategy of Google and Amazon' });
  const quotes = [...quotesIn(video, 'google'), ...quotesIn(video, 'amazon')];
  assert.ok(quotes.length >= 2, quotes.join('\n'));
  for (const quote of quotes) {
    assert.doesNotMatch(quote, /^(?:let's|what's|why would|so much for|number two)/u);
    assert.doesNotMatch(quote, /(?:so much for Google|let's move to Amazon|why would they do that)$/u);
  }
});

test('noise that recognition left is passed over for what is said cleanly', () => {
  const clean =
    'They launched Llama and they are betting that it will be the foundation of the whole industry over time.';
  const noise =
    "Meta's bet is, that, in, 6, months, it, is, going, to, be, the, one, that, people, will, pay, for, too.";
  const video = talkOf(`Meta wants to build an ecosystem that they can draw talent from. ${noise} ${clean}`, {
    title: "Meta's strategy",
  });
  const meta = analyst.analyse(video).players.find(({ player }) => player.id === 'meta');
  const [first] = [...(meta?.claims ?? [])].sort((a, b) => b.score - a.score);
  assert.ok(first);
  assert.doesNotMatch(textOf(wordsOf(video), first.span), /in, 6, months,/u);
});

test('a stutter does not hide that the speaker turns to another player', () => {
  const talk = (turn: string) =>
    talkOf(
      'Meta wants to build an ecosystem and they are betting on open source. Meta launched Llama because they want to win developers ' +
        `and they will keep spending. Similarly ${turn} Claude like they wanted to be an anchor in the ecosystem and they did it ` +
        'because they want to win enterprise customers. They built a protocol and they gave it away. Anthropic is betting on developers.',
      { title: 'The strategy of Meta and Anthropic' },
    );
  const [clean] = passagesOf(talk('with'), 'anthropic');
  const [stuttered] = passagesOf(talk('with with'), 'anthropic');
  assert.match(clean ?? '', /^(?:Similarly|with|Claude)/u);
  assert.equal(stuttered?.replace('with with', 'with'), clean);
});

test('endless new words are forgotten without changing what is found', async () => {
  const seed = await seedVideo();
  const before = analyst.analyse(seed);
  const flood = Array.from({ length: 60_000 }, (_, k) => `word${k}`).join(' ');
  const names = ' OpenAI announced a model and Microsoft Azure sells it';
  const { players } = analyst.analyse(talkOf(names + flood + names));
  assert.deepEqual(
    players.map(({ player, mentions }) => [player.id, mentions.length]),
    [
      ['openai', 2],
      ['microsoft', 4],
    ],
  );
  assert.deepEqual(analyst.analyse(seed), before);
});
