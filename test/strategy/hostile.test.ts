import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, type WordSpan, wordsOf } from '../../src/core/transcript.ts';
import type { Video } from '../../src/core/video.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { seedVideo, talkOf } from './talks.ts';

const analyst = createAnalyst();

/** Whatever the talk, the analysis keeps its promises about spans. */
function checkPromises(video: Video): void {
  const { players, thoughts } = analyst.analyse(video);
  const words = wordsOf(video);
  const lies = ({ from, to }: WordSpan) =>
    Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= words.length;
  let at = 0;
  for (const thought of thoughts) {
    assert.equal(thought.from, at, 'thoughts follow one another');
    at = thought.to;
  }
  assert.equal(at, words.length, 'thoughts cover every word');
  for (const { player, standing, headline, passages, claims, mentions } of players) {
    assert.ok(mentions.length > 0 && mentions.every(lies), `${player.name} is mentioned inside the talk`);
    assert.ok(passages.every(lies));
    for (const [k, passage] of passages.entries()) {
      assert.ok(k === 0 || (passages[k - 1]?.to ?? 0) <= passage.from, 'passages are in order');
    }
    assert.equal(passages.length > 0, standing === 'discussed');
    if (headline?.span) assert.equal(textOf(words, headline.span), headline.text);
    for (const { span, score } of claims) {
      assert.ok(lies(span) && score > 0 && score <= 1);
      assert.ok(passages.some(({ from, to }) => from <= span.from && span.to <= to));
      const { length } = textOf(words, span);
      assert.ok(length >= 60 && length <= 240, `${length} characters`);
    }
  }
}

const repeat = (text: string, times: number) => Array.from({ length: times }, () => text).join(' ');

const HOSTILE: Readonly<Record<string, string>> = {
  'an empty transcript': '',
  'one word': 'Google',
  'one word that is no name': 'hello',
  'nothing but marks': '… — !!! ??? ,,, """',
  'zero-width characters inside names':
    'Goo\u200bgle is betting on search and \u2066Open\u2069AI wants their users back \ufeffbecause they pay',
  'right-to-left text':
    'גוגל מהמרת על חיפוש Google is betting on search مرحبا and they want to keep it \u202etxet desrever\u202c',
  emoji: repeat('Google 🚀 is betting 🎲 on 👩‍👩‍👧‍👦 search 💸', 30),
  'one word fifty thousand times': repeat('google', 50_000),
  'one capitalised unknown word many times': repeat('Xandalu', 5_000),
  'one endless word': `Google is betting on ${'a'.repeat(200_000)} and they want it`,
  'markup and mentions of a chat': repeat(
    '<!channel> @everyone <script>alert(1)</script> Google wants **all** [of](http://it) because they can',
    20,
  ),
  'commas between all words': repeat('Google, is, betting, on, search, because, they, want, the, ads,', 40),
  'a sentence without an end': repeat('and the thing that they', 4_000),
};

for (const [what, text] of Object.entries(HOSTILE)) {
  test(`the analysis keeps its promises on ${what}`, () => checkPromises(talkOf(text)));
}

test('a hostile title and description change nothing about the promises', () => {
  const noise = '<!channel> \u202e Google '.repeat(2_000);
  checkPromises(
    talkOf(repeat('they are betting that Google wants this', 50), {
      title: noise,
      description: noise,
      keyPoints: [noise],
    }),
  );
});

test('shuffled, cut and doubled talks keep the promises too', async () => {
  const seed = wordsOf(await seedVideo()).map(({ text }) => text);
  let state = 20_250_120;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  for (let round = 0; round < 40; round++) {
    const from = random(seed.length);
    const words = [...seed.slice(from, from + 20 + random(600)), ...seed.slice(0, random(200))];
    for (let swap = random(60); swap > 0; swap--) {
      const [a, b] = [random(words.length), random(words.length)];
      [words[a], words[b]] = [words[b] ?? '', words[a] ?? ''];
    }
    if (round % 3 === 0) for (let k = 9; k < words.length; k += 11) words[k] = `${words[k]}.`;
    checkPromises(talkOf(words.join(' ')));
  }
});

test('quoteAround keeps to the limit, holds the match and stays inside the talk', async () => {
  const video = await seedVideo();
  const { thoughts } = analyst.analyse(video);
  const count = wordsOf(video).length;
  for (let from = 0; from < count; from += 37) {
    for (const limit of [1, 5, 20, 45, 5_000]) {
      const at = { from, to: Math.min(count, from + 3) };
      const quote = analyst.quoteAround(video, thoughts, at, limit);
      assert.ok(quote.from >= 0 && quote.from < quote.to && quote.to <= count);
      assert.ok(quote.to - quote.from <= limit, `${quote.to - quote.from} words for a limit of ${limit}`);
      assert.ok(quote.from <= at.from && quote.to > at.from);
      if (limit >= 5) assert.ok(quote.to >= at.to);
    }
  }
});
