import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isVerbatim } from '../../src/core/moment.ts';
import { wordsOf } from '../../src/core/transcript.ts';
import type { Video } from '../../src/core/video.ts';
import { passagesOf } from '../../src/library/passages.ts';
import { type Cleanup, enriched, libraryFolder, openHouse, page, SEEDS } from '../support/library.ts';
import { seeded } from '../support/seeded.ts';

const FIRST = { offset: 0, limit: 5 };

/** A timed talk of words that nobody says twice, but for those that are given. */
function talk(title: string, id: string, said: readonly string[], seed = 1): string {
  const random = seeded(seed);
  const letters = (length: number) =>
    Array.from({ length }, () => 'bcdfghklmnprstvw'[Math.floor(random() * 16)]).join('');
  const filler = () => Array.from({ length: 8 }, () => `${letters(2)}a${letters(2)}`).join(' ');
  return page(
    title,
    id,
    said.map((text, at) => [at * 4, text === '' ? filler() : text]),
  );
}

async function titles(t: Cleanup, folder: string, question: string) {
  const { library } = await openHouse(t, folder);
  const { items } = await library.moments(question, FIRST);
  return items.map(({ video }) => video.title);
}

test('what stands in quotes is said exactly so, and what follows a minus is not said', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('One', 'aaaaaaaaaaa', [[0, 'the blue whale sings at night']]),
    'b.txt': page('Two', 'bbbbbbbbbbb', [[0, 'the whale is blue when it sings']]),
  });
  assert.deepEqual(await titles(t, folder, '“blue whale”'), ['One']);
  assert.deepEqual(await titles(t, folder, 'whale -night'), ['Two']);
  assert.deepEqual(await titles(t, folder, 'whale -"blue whale"'), ['Two']);
  assert.equal((await titles(t, folder, 'blue whale')).length, 2);
});

test('quotes that are typed after a command reach the search', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('One', 'aaaaaaaaaaa', [[0, 'the blue whale sings at night']]),
    'b.txt': page('Two', 'bbbbbbbbbbb', [[0, 'the whale is blue when it sings']]),
  });
  const { library } = await openHouse(t, folder);
  const { parseLine } = await import('../../src/core/typed.ts');
  const { COMMANDS } = await import('../../commands/index.ts');
  const invocation = parseLine(COMMANDS, '/moments "blue whale" before:2030');
  assert.deepEqual(invocation?.args, { query: '"blue whale"', before: '2030' });
  assert.equal((await library.moments('"blue whale"', FIRST)).total, 1);
});

test('words that are said far apart in one talk find that talk before talks that say one of them', async (t) => {
  const gap = Array.from({ length: 40 }, () => '');
  const folder = libraryFolder(t, {
    'a.txt': talk('Only one', 'aaaaaaaaaaa', ['the zeppelin flew', ...gap], 2),
    'b.txt': talk('Both', 'bbbbbbbbbbb', ['a zeppelin again', ...gap, 'then marmalade'], 3),
    'c.txt': talk('Only the other', 'ccccccccccc', [...gap, 'more marmalade'], 4),
  });
  const { library } = await openHouse(t, folder);
  const { items, complete } = await library.moments('zeppelin marmalade', FIRST);
  assert.equal(items[0]?.video.title, 'Both');
  assert.equal(complete, false, 'and it is said that no moment says both');
});

test('a talk that was put up twice is shown once, the newest one, with where else it is said', async (t) => {
  const words = 'nobody expects the carousel to turn backwards when the music stops and the horses look at each other';
  const changed = words.replace('horses', 'forces').replace('music', 'musik');
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'First', video_id: 'aaaaaaaaaaa', publish_date: '2024-01-01', duration: '1:00' }, words),
    'b.md': enriched(
      { title: 'Again', video_id: 'bbbbbbbbbbb', publish_date: '2025-01-01', duration: '1:00' },
      changed,
    ),
  });
  const { library, dispatcher } = await openHouse(t, folder);
  const { items, total } = await library.moments('carousel backwards', FIRST);
  assert.equal(total, 1, 'and counts once');
  assert.equal(items[0]?.video.title, 'Again');
  assert.deepEqual(
    items[0]?.also.map(({ video }) => video.title),
    ['First'],
  );
  assert.ok(dispatcher);
});

test('a sentence that is said in five talks is shown once', async (t) => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const folder = libraryFolder(
    t,
    Object.fromEntries(
      ids.map((letter, at) => [
        `${letter}.txt`,
        talk(
          `Talk ${letter}`,
          letter.repeat(11),
          [
            ...Array.from({ length: 6 }, () => ''),
            'you should always measure the garden twice before you plant a tree.',
            ...Array.from({ length: 6 }, () => ''),
          ],
          at + 10,
        ),
      ]),
    ),
  );
  const { library } = await openHouse(t, folder);
  const { items, total } = await library.moments('measure the garden twice', FIRST);
  assert.ok(total < 5, `${total} moments`);
  assert.ok((items[0]?.alsoIn ?? 0) >= 1);
});

test('of what is said alike the newer comes first', async (t) => {
  const folder = libraryFolder(t, {
    'a.md': enriched(
      { title: 'Old', video_id: 'aaaaaaaaaaa', publish_date: '2023-05-01', duration: '1:00' },
      'some thoughts on walnuts and their many cousins abroad',
    ),
    'b.md': enriched(
      { title: 'New', video_id: 'bbbbbbbbbbb', publish_date: '2025-05-01', duration: '1:00' },
      'here we speak of hats, walnuts, ships, sealing wax today',
    ),
  });
  assert.deepEqual(await titles(t, folder, 'walnuts'), ['New', 'Old']);
});

test('the quote of every passage starts on the second of the cue that its first word stands in', async (t) => {
  const { library } = await openHouse(t, SEEDS);
  const [entry] = await library.contents();
  const video = entry ? await library.video(entry.id) : null;
  assert.ok(video);
  await everyPassage(library, video);
});

test('so it does in invented talks, whatever their cues', async (t) => {
  for (const seed of [1, 2, 3]) {
    const random = seeded(seed);
    const said = Array.from({ length: 40 }, (_, at) =>
      Array.from({ length: 1 + Math.floor(random() * 30) }, (_, word) => `w${seed}x${at}x${word}`).join(' '),
    );
    const folder = libraryFolder(t, { 'a.txt': talk('Invented', 'aaaaaaaaaaa', said, seed) });
    const { library } = await openHouse(t, folder);
    const video = await library.video('aaaaaaaaaaa');
    assert.ok(video);
    await everyPassage(library, video);
  }
});

/** Asks for some words of every passage, and holds what is shown against the cues. */
async function everyPassage(library: Awaited<ReturnType<typeof openHouse>>['library'], video: Video): Promise<void> {
  const words = wordsOf(video);
  for (const { from, to } of passagesOf(video)) {
    const at = from + Math.floor((to - from) / 2);
    const question = words
      .slice(at, at + 6)
      .map(({ text }) => text)
      .join(' ');
    const { items } = await library.moments(question, { offset: 0, limit: 3 });
    assert.ok(items.length > 0, question);
    for (const { moment, matches } of items) {
      assert.ok(isVerbatim(moment, video), `${question}: “${moment.quote}”`);
      const cue = words[moment.words.from]?.cue ?? -1;
      assert.equal(moment.start, video.cues[cue]?.start, question);
      assert.ok(matches.length > 0, `${question} is marked in “${moment.quote}”`);
      assert.ok(moment.words.to - moment.words.from <= 44);
    }
  }
}

test('of talks that say the rest alike, the one whose title says what no passage says comes first', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': talk('Of Cabbages', 'aaaaaaaaaaa', ['the walrus saw an oyster'], 2),
    'b.txt': talk('Of Marmalade', 'bbbbbbbbbbb', ['the walrus saw an oyster'], 3),
    'c.txt': talk('Of Kings', 'ccccccccccc', ['the walrus saw an oyster'], 4),
  });
  assert.equal((await titles(t, folder, 'marmalade walrus oyster'))[0], 'Of Marmalade');
});

test('a talk about a player comes before one in which its name only falls', async (t) => {
  const about = 'Nvidia wins because it owns the platform and its moat is the software that everybody builds on';
  const more = 'it sells chips to every cloud and bets on lock-in so that customers depend on its platform';
  const folder = libraryFolder(t, {
    'a.txt': talk('Mention', 'aaaaaaaaaaa', ['my friend Tom met someone from Nvidia', '', '', ''], 2),
    'b.txt': talk('About', 'bbbbbbbbbbb', [about, more], 3),
  });
  assert.equal((await titles(t, folder, 'nvidia'))[0], 'About');
});

test('the title of a section helps to find what is said in it', async (t) => {
  const random = seeded(3);
  const filler = () => Array.from({ length: 200 }, () => `f${Math.floor(random() * 10_000)}l`).join(' ');
  const said = [
    'they asked about prices',
    filler(),
    'they asked about prices',
    filler(),
    'they asked about prices',
    filler(),
  ];
  const clock = (minute: number) => `00:${String(minute).padStart(2, '0')}:00.000`;
  const cues = said.map((text, at) => `${clock(at)} --> ${clock(at + 1)}\n${text}\n`);
  const chapters = ['Whales', 'Foxes', 'Herons'].map((title, at) => ({
    title,
    start_time: at * 120,
    end_time: at * 120 + 120,
  }));
  const folder = libraryFolder(t, {
    'talk.en.vtt': `WEBVTT\n\n${cues.join('\n')}`,
    'talk.info.json': JSON.stringify({
      id: 'aaaaaaaaaaa',
      title: 'Animals',
      duration: 360,
      chapters,
      webpage_url: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
    }),
  });
  const { library } = await openHouse(t, folder);
  for (const [question, second] of [
    ['prices foxes', 120],
    ['herons prices', 240],
    ['whales prices', 0],
  ] as const) {
    assert.equal((await library.moments(question, FIRST)).items[0]?.moment.start, second, question);
  }
});
