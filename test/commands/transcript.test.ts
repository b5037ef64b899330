import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Invocation } from '../../src/core/invocation.ts';
import type { Reply } from '../../src/core/reply.ts';
import { wordsOf } from '../../src/core/transcript.ts';
import { ASKER, type Cleanup, enriched, libraryFolder, openHouse, page } from '../support/library.ts';
import { buttonsOf, optionsOf, quotes, read } from '../support/reading.ts';

async function house(t: Cleanup, folder?: string) {
  const { dispatcher, library } = await openHouse(t, folder);
  const run = (invocation: Invocation) => dispatcher.dispatch(invocation, ASKER);
  const transcript = (video: string, at?: string) =>
    run({ command: 'transcript', args: { video, ...(at === undefined ? {} : { at }) } });
  return { library, run, transcript };
}

function press(reply: Reply, label: string): Invocation {
  const button = buttonsOf(reply).find((each) => each.label === label);
  assert.ok(button && 'invocation' in button, label);
  return button.invocation;
}

test('half a minute each way is quoted line by line, a few quotes a minute, and what was asked for is marked', async (t) => {
  const { transcript } = await house(t);
  const reply = await transcript('deepseek vs openai', '4:23');
  const shown = quotes(reply);
  assert.ok(shown.length >= 3 && shown.length <= 6, `${shown.length} quotes`);
  for (const { moment } of shown) {
    assert.ok(moment.start >= 233 && moment.start < 293, `${moment.start}`);
    assert.equal(new URL(moment.url).searchParams.get('t'), `${moment.start}s`);
  }
  const here = shown.filter(({ label }) => label === 'Here');
  assert.deepEqual(
    here.map(({ moment }) => moment.start),
    [263],
  );
  const [range] = here[0]?.matches ?? [];
  assert.equal(here[0]?.moment.quote.slice(range?.from, range?.to), "Google what's Google's bet here Google");
  assert.match(read(reply), /3:53–4:53[\s\S]*\[◀ Earlier\] \[Later ▶\] \[▶ Watch 4:23\] \[Share…\] \[Summary\]/u);
  assert.deepEqual(
    optionsOf(reply, 'Talked about here…').map(({ label }) => label),
    ['OpenAI', 'Google'],
  );
});

test('a place is a time, seconds, a link, words, or a stretch; of anything else it is said what would be right', async (t) => {
  const { transcript } = await house(t);
  for (const at of ['263', '263s', '4m23s', '0:04:23', '▸ 4:23', 'https://youtu.be/U6bZI-0oAjc?t=263']) {
    const [here] = quotes(await transcript('U6bZI-0oAjc', at)).filter(({ label }) => label === 'Here');
    assert.equal(here?.moment.start, 263, at);
  }
  assert.equal(quotes(await transcript('https://youtu.be/U6bZI-0oAjc?t=263'))[2]?.label, 'Here');
  assert.match(read(await transcript('deepseek', '4:23–5:23')), /4:23–5:23/u);
  assert.match(read(await transcript('deepseek', '4:23-9:23')), /4:23–5:23/u);
  for (const at of ['9:99', 'soon', '5:23–4:23', '-3', '1e9', '\u0000']) {
    assert.match(read(await transcript('deepseek', at)), /no place in a video.*such as 4:23|The video begins/su, at);
  }
  assert.match(read(await transcript('deepseek', '2:46:39')), /ends at 11:23, before 2:46:39[\s\S]*\[The end\]/u);
  assert.match(read(await transcript('deepseek', '99998-99999')), /has changed since/u);
});

test('words that are referred to are marked exactly, and their quote opens where their line begins', async (t) => {
  const { library, transcript } = await house(t);
  const video = await library.video('U6bZI-0oAjc');
  assert.ok(video);
  const words = wordsOf(video);
  for (const [from, to] of [
    [809, 820],
    [0, 1],
    [words.length - 1, words.length],
  ] as const) {
    const reply = await transcript(video.id, `${from}-${to}`);
    const marked = quotes(reply)
      .flatMap(({ moment, matches = [] }) => matches.map((range) => moment.quote.slice(range.from, range.to)))
      .join(' ');
    const said = words.slice(from, to).map(({ text }) => text);
    assert.equal(marked, said.join(' '));
  }
});

test('one reads from the beginning to the end and back, and misses and repeats nothing', async (t) => {
  const { library, run, transcript } = await house(t);
  const video = await library.video('U6bZI-0oAjc');
  assert.ok(video);
  for (const [label, first] of [
    ['Later ▶', await transcript(video.id)],
    ['◀ Earlier', await transcript(video.id, '11:22')],
  ] as const) {
    const pages: string[][] = [];
    let reply = first;
    for (let page = 0; page < 40; page += 1) {
      pages.push(quotes(reply).map(({ moment }) => moment.quote));
      if (!buttonsOf(reply).some((button) => button.label === label)) break;
      reply = await run(press(reply, label));
    }
    const text = (label === 'Later ▶' ? pages : pages.toReversed()).flat().join(' ');
    const all = wordsOf(video)
      .map((word) => word.text)
      .join(' ');
    assert.equal(text, all, label);
    assert.match(read(first), label === 'Later ▶' ? /The video begins here/u : /The video ends here/u);
    assert.match(read(reply), label === 'Later ▶' ? /The video ends here/u : /The video begins here/u);
  }
});

test('a silence is jumped over, and a place in it shows what was said last', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('Silence', 'aaaaaaaaaaa', [
      [0, 'something is said at the very start'],
      [400, 'and something more much later on'],
      [408, 'and that is all there is to it'],
    ]),
  });
  const { run, transcript } = await house(t, folder);
  const later = await run(press(await transcript('silence'), 'Later ▶'));
  assert.match(read(later), /something more much later/u);
  assert.match(read(await run(press(later, '◀ Earlier'))), /at the very start/u);
  assert.match(read(await transcript('silence', '3:20')), /Here “something is said at the very start”/u);
  assert.match(read(await transcript('silence', '2:00–3:00')), /Nothing is said in 2:00–3:00/u);
});

test('worked-out times are said to be, and a line as long as a talk is still read through', async (t) => {
  const body = Array.from({ length: 300 }, (_, index) => `Sentence ${index} says that the harvest is good.`).join(' ');
  const cue = Array.from({ length: 3_000 }, (_, index) => `word${index}`).join(' ');
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'Untimed', video_id: 'aaaaaaaaaaa', duration_seconds: 900 }, body),
    'b.txt': page('Long line', 'bbbbbbbbbbb', [
      ...Array.from({ length: 20 }, (_, at) => [at * 9, `line ${at}`] as const),
      [200, cue],
    ]),
  });
  const { run, transcript } = await house(t, folder);
  assert.match(read(await transcript('untimed', '5:00')), /≈4:30[\s\S]*worked out/u);
  let reply = await transcript('long line', '3:20');
  const seen = new Set<string>();
  for (let page = 0; page < 20; page += 1) {
    assert.ok(quotes(reply).length <= 12);
    for (const { moment } of quotes(reply)) for (const word of moment.quote.split(' ')) seen.add(word);
    if (!buttonsOf(reply).some(({ label }) => label === 'Later ▶')) break;
    reply = await run(press(reply, 'Later ▶'));
  }
  assert.ok(seen.has('word0') && seen.has('word1500') && seen.has('word2999'), `${seen.size} words`);
});

test('a video ends where its header says, also where its duration is no whole second', async (t) => {
  const talk = {
    ...{ language: 'en', duration: 260.4, text: 'let us begin and that is where we end' },
    segments: [
      { start: 1, end: 9, text: 'let us begin' },
      { start: 250, end: 260.4, text: 'and that is where we end' },
    ],
  };
  const folder = libraryFolder(t, {
    'a.json': JSON.stringify(talk),
    'a.yaml': 'url: https://youtu.be/aaaaaaaaaaa\ntitle: Ending\n',
  });
  const { transcript, library } = await house(t, folder);
  const { found } = await library.findVideo('ending');
  assert.equal(found?.duration, 260.4);
  assert.match(read(await transcript('ending', '0:00')), /4:20 · 0:00/u);
  assert.match(read(await transcript('ending', '5:00')), /ends at 4:20, before 5:00/u);
});
