import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentOf } from '../../src/core/moment.ts';
import { wordsOf } from '../../src/core/transcript.ts';
import { enriched, libraryFolder } from '../support/library.ts';
import { captionsFolder, HOSTILE, hostileFolder, longFolder, property, readable, SEED, servePages } from './support.ts';

test('a video page has its points with their moments, its players, and every word with its time', async (t) => {
  const { get, house } = await servePages(t);
  const video = await house.library.video(SEED);
  assert.ok(video);
  const { status, body } = await get(`/v/${SEED}`);
  assert.equal(status, 200);
  const text = readable(body);
  for (const point of video.keyPoints) {
    assert.ok(text.includes(point.replace(/\s+/gu, ' ')), point);
    const moment = await house.library.support(video, point);
    assert.ok(moment && body.includes(`t=${moment.start}&amp;w=${moment.words.from}-${moment.words.to}`), point);
  }
  assert.match(text, /20 Jan 2025 · 11:23/u);
  assert.match(text, /Google 4:2\d–6:3\d/u);
  for (const { start, text: words } of video.cues) {
    assert.ok(body.includes(`href="?t=${start}">`), String(start));
    assert.ok(text.includes(words.replace(/\s+/gu, ' ').trim()), words);
  }
  assert.doesNotMatch(text, /≈/u);
  assert.match(
    body,
    /<iframe[^>]* src="https:\/\/www\.youtube-nocookie\.com\/embed\/U6bZI-0oAjc\?enablejsapi=1[^"]*"/u,
  );
});

test('every quote on a page is what the transcript says at the second that its link opens', async (t) => {
  const { get, house } = await servePages(t);
  const video = await house.library.video(SEED);
  assert.ok(video);
  for (const path of [`/v/${SEED}`, '/p/google', '/p/deepseek', '/compare?a=openai&b=google']) {
    const { body } = await get(path);
    const quotes = Array.from(
      body.matchAll(/<blockquote[^>]*>“([^<]*)”<\/blockquote>\s*<p class="under"><a class="time" href="([^"]*)"/gu),
    );
    assert.ok(quotes.length > 3, path);
    for (const [, quote = '', href = ''] of quotes) {
      const { searchParams } = new URL(href.replaceAll('&amp;', '&'), 'http://x');
      const [from = 0, to = 0] = (searchParams.get('w') ?? '').split('-').map(Number);
      const moment = momentOf(video, { from, to });
      assert.equal(readable(quote), moment.quote);
      assert.equal(Number(searchParams.get('t')), moment.start);
    }
  }
});

test('a link to a second opens with the words of that second, marked, and the video on it', async (t) => {
  const { get, house } = await servePages(t);
  const video = await house.library.video(SEED);
  const spoken = video?.cues.findLast(({ start }) => start <= 263)?.text.trim() ?? '';
  for (const second of ['263', '4m23s', '4:23', '263s']) {
    const { status, body } = await get(`/v/${SEED}?t=${encodeURIComponent(second)}`);
    assert.equal(status, 200, second);
    const text = readable(body);
    assert.ok(text.indexOf('At 4:23') < text.indexOf('Key points'), 'it stands at the top');
    const marks = Array.from(body.matchAll(/<mark>([^<]*)<\/mark>/gu), ([, words = '']) => readable(words));
    assert.deepEqual(marks, [spoken, spoken], 'in the quote, and in the transcript');
    assert.match(body, /embed\/U6bZI-0oAjc\?[^"]*start=263&/u);
    assert.match(body, /watch\?v=U6bZI-0oAjc&amp;t=263s">▶ Watch 4:23/u);
  }
});

test('a link to certain words shows these very words, as long as they are where it says', async (t) => {
  const { get, house } = await servePages(t);
  const video = await house.library.video(SEED);
  assert.ok(video);
  const moment = momentOf(video, { from: 300, to: 330 });
  const shown = async (path: string) =>
    readable(/<section class="moment"[\s\S]*?<\/section>/u.exec((await get(path)).body)?.[0] ?? '').replace(
      /\s+/gu,
      ' ',
    );
  const { links } = (await servePages(t, undefined, { publicUrl: 'https://cue.example.com' })).web;
  const exact = links?.moment(moment).replace('https://cue.example.com', '') ?? '';
  assert.ok((await shown(exact)).replaceAll(/ ?([“”]) ?/gu, '$1').includes(`“${moment.quote}”`));
  for (const stale of ['0-30', '300-299', '2000-99999', '0-2000', 'x']) {
    assert.match(await shown(`/v/${SEED}?t=263&w=${stale}`), /At 4:23 .*Google/u, stale);
  }
});

test('a pasted link shows the quote, its source and the picture, at addresses that others can reach', async (t) => {
  const { get } = await servePages(t, undefined, { publicUrl: 'https://cue.example.com' });
  const { body } = await get(`/v/${SEED}?t=263`);
  assert.match(property(body, 'og:title') ?? '', /^DeepSeek vs OpenAI.*, 4:23$/u);
  assert.match(property(body, 'og:description') ?? '', /^“.*Google.*” · .*20 Jan 2025/u);
  assert.match(property(body, 'og:image:alt') ?? '', /^Who is talked about when, in 11:23: .*Google at 4:2\d/u);
  const picture = new URL(property(body, 'og:image') ?? '');
  assert.equal(picture.origin, 'https://cue.example.com');
  const { status, headers, body: bytes } = await get(picture.pathname);
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'image/png');
  assert.match(headers['cache-control'] ?? '', /max-age=31536000, immutable/u);
  assert.equal(bytes.slice(1, 4), 'PNG');
  const other = await get(`/pictures/${SEED}/0123456789abcdef.png`);
  assert.deepEqual(
    [other.status, other.headers['location']],
    [302, picture.pathname],
    'an old name leads to the new one',
  );
});

test('an id or a second that there is not is a page that helps on', async (t) => {
  const { get } = await servePages(t);
  for (const second of ['999999', 'abc', '-5', '1e3', '99:99']) {
    const { status, body } = await get(`/v/${SEED}?t=${second}`);
    assert.equal(status, 404, second);
    assert.match(readable(body), /no second of DeepSeek vs OpenAI.* which is 11:23 long/u);
  }
  const { status, body } = await get('/v/U6bZI-0oAjd');
  assert.equal(status, 404);
  assert.match(readable(body), /no such video.*U6bZI-0oAjd.*Back to the library/u);
  const typed = await get('/v/deepseek%20vs%20openai');
  assert.match(readable(typed.body), /Did you mean.*DeepSeek vs OpenAI/u);
});

test('times that were worked out are marked wherever they stand, and the video begins early enough', async (t) => {
  const words = 'Google is betting on search because search is where Google makes all of its money today. ';
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'Untimed', video_id: 'untimed0001', duration_seconds: 600 }, words.repeat(40)),
  });
  const { get, house } = await servePages(t, folder);
  const video = await house.library.video('untimed0001');
  assert.equal(video?.timing, 'paced');
  const { body } = await get('/v/untimed0001?t=300');
  assert.match(readable(body), /At about 5:00 .*were worked out/u);
  assert.match(property(body, 'og:title') ?? '', /, ≈5:00$/u);
  const times = Array.from(body.matchAll(/<a class="(?:chip )?time"[^>]*>([^<]*)<\/a>/gu), ([, time = '']) => time);
  assert.ok(times.length > 20);
  for (const time of times) assert.match(time, /^≈/u);
  assert.match(body, /[?&;]start=28\d&/u);
  for (const [, at, seek] of body.matchAll(/href="\?t=([\d.]+)" data-seek="(\d+)"/gu)) {
    assert.ok(Number(seek) <= Math.max(0, Number(at) - 13), `${at} is played from ${seek}`);
  }
  assert.ok(property(body, 'og:image:alt')?.includes('≈'));
});

test('hostile titles and words are text, and nothing else', async (t) => {
  const { get } = await servePages(t, hostileFolder(t));
  for (const path of ['/', `/v/${HOSTILE.id}`, `/v/${HOSTILE.id}?t=50`, '/p/google', '/players']) {
    const { status, body } = await get(path);
    assert.equal(status, 200, path);
    assert.doesNotMatch(body, /<script>|<img|onerror=alert\(\d\)>|\u202E/u, path);
    assert.equal(body.match(/<\/main>/gu)?.length, 1, path);
  }
  const { body } = await get(`/v/${HOSTILE.id}?t=50`);
  assert.ok(
    readable(body).includes('wants to &lt;defend&gt; its position </p></main>'),
    'the words are shown as they are',
  );
  assert.match(property(body, 'og:description') ?? '', /<script>alert\(3\)<\/script>/u);
});

test('a talk of three hours is one page, laid out in parts, and a line of it is found by its second', async (t) => {
  const { get, house } = await servePages(t, longFolder(t));
  const video = await house.library.video('threehours1');
  assert.ok(video && video.cues.length > 5_000, `${video?.cues.length} lines`);
  const { status, body } = await get(`/v/${video.id}?t=9000`);
  assert.equal(status, 200);
  assert.ok(body.length < 200 * video.cues.length, `${body.length} characters`);
  assert.ok((body.match(/class="lines"/gu)?.length ?? 0) > 100);
  assert.match(readable(body), /At 2:30:00/u);
  assert.equal(wordsOf(video).length > 60_000, true);
});

test('who speaks is said where the document says it, once for all that they say in a row', async (t) => {
  const cues = [
    '00:00:01.000 --> 00:00:04.000\n<v Ann Author>Google is betting on search.',
    '00:00:05.500 --> 00:00:08.000\n<v Ann Author>It is where the money is.',
    '00:00:09.000 --> 00:00:12.000\n<v Bob>I do not believe that.',
  ];
  const { get } = await servePages(t, captionsFolder(t, 'speakers001', cues));
  const { body } = await get('/v/speakers001');
  assert.equal(body.match(/class="speaker"/gu)?.length, 2);
  assert.match(
    readable(body),
    /Ann Author 0:01 Google is betting on search\. 0:05 It is where the money is\. Bob 0:09/u,
  );
  const half = await get('/v/speakers001?t=5.5');
  assert.match(half.body, /<mark>It is where the money is\.<\/mark>/u);
});

test('a video that is not on YouTube is linked to, and nothing is embedded', async (t) => {
  const folder = libraryFolder(t, {
    'a.md': enriched(
      { title: 'Elsewhere', url: 'https://vimeo.com/76979871', duration_seconds: 60 },
      'Google is betting on search. '.repeat(20),
    ),
  });
  const { get, house } = await servePages(t, folder);
  const [entry] = await house.library.contents();
  const { body } = await get(`/v/${entry?.id}`);
  assert.doesNotMatch(body, /<iframe/u);
  assert.match(body, /<a href="https:\/\/vimeo\.com\/76979871">Watch the video/u);
});

test('a pasted link shows a picture of a talk that tells nobody’s game as well', async (t) => {
  const said = [
    'The most important thing about a garden is that you water the roses early in the morning before the sun is high.',
    'Nobody should ever cut a hedge in spring because the birds are building their nests in it at that time of year.',
    'What makes soil good is the compost that you have turned over for a whole year with leaves and straw in it.',
  ].join(' ');
  const meta = { title: 'A garden', video_id: 'garden00001', author: 'x', duration_seconds: 300 };
  const { get, url } = await servePages(t, libraryFolder(t, { 'a.md': enriched(meta, Array(8).fill(said).join(' ')) }));
  const { body } = await get('/v/garden00001');
  assert.match(property(body, 'og:image:alt') ?? '', /^What is said when, in 5:00: at ≈\d+:\d\d “/u);
  const picture = property(body, 'og:image') ?? '';
  const { status, headers } = await get(new URL(picture, url).pathname);
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'image/png');
});
