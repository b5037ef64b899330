import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isVerbatim } from '../../src/core/moment.ts';
import { enriched, libraryFolder, openHouse, page } from '../support/library.ts';

const FIRST = { offset: 0, limit: 5 };

async function best(t: { after(fn: () => unknown): void }, question: string) {
  const { library } = await openHouse(t);
  return (await library.moments(question, FIRST)).items[0];
}

test('words as they were spoken find their moment, on the second', async (t) => {
  const hit = await best(t, 'smart timer joke');
  assert.match(hit?.moment.quote ?? '', /smart timer/u);
  assert.ok(hit && hit.moment.start >= 391 && hit.moment.start < 474, 'inside what is said of Amazon');
});

test('the matched words are marked inside the quote', async (t) => {
  const hit = await best(t, 'search funnel');
  assert.ok(hit);
  const marked = hit.matches.map(({ from, to }) => hit.moment.quote.slice(from, to));
  assert.ok(marked.includes('search') && marked.includes('funnel'), marked.join());
});

test('typos, joined and split names and spellings of speech recognition find what was meant', async (t) => {
  for (const [question, said] of [
    ['searhc funel colapse', /search funnel collapse/u],
    ['deepseek pipeline developers cheaper', /deep seek/iu],
    ['Sam Altman hype', /Sam Alman/u],
    ['trainium silicone', /trinium silicon/u],
    ['open ai label azure', /openai label behind Azure/u],
    ['multi cloud footprint', /multicloud/u],
  ] as const) {
    assert.match((await best(t, question))?.moment.quote ?? '', said, question);
  }
});

test('what was understood is said when it differs from what was typed', async (t) => {
  const { library } = await openHouse(t);
  assert.equal((await library.moments('serch funnel', FIRST)).understoodAs, 'search funnel');
  assert.equal((await library.moments('search funnel', FIRST)).understoodAs, null);
});

test('a word that sounds a little like another one, and is spelled in quite another way, is not taken for it', async (t) => {
  const { library } = await openHouse(t);
  const hits = await library.moments('alert', FIRST);
  assert.equal(hits.total, 0, hits.items[0]?.moment.quote);
  assert.deepEqual(hits.unsaid, [{ typed: 'alert', nearest: null }]);
  assert.ok((await library.moments('already', FIRST)).total > 0);
});

test('a word is said to be missing where its halves are said only apart, and what was found for it is named', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('Letters', 'aaaaaaaaaaa', [
      [0, 'the un has closed its doors and the letter was inclosed with a quote'],
    ]),
  });
  const { library } = await openHouse(t, folder);
  const unsaid = async (question: string) => (await library.moments(question, FIRST)).unsaid;
  assert.deepEqual(await unsaid('unclosed quote'), [{ typed: 'unclosed', nearest: 'inclosed' }]);
  assert.deepEqual(await unsaid('itsdoors quote'), [], 'these halves are said together');
});

test('the quote holds what stood in quotes, also where other words are said closer together', async (t) => {
  const filler = Array.from({ length: 48 }, (_, at) => `word${at}`).join(' ');
  const folder = libraryFolder(t, {
    'a.txt': page('Animals', 'aaaaaaaaaaa', [[0, `the cat the dog and the bird ${filler} and then there was a zebra`]]),
  });
  const { library } = await openHouse(t, folder);
  const hits = await library.moments('cat dog bird "zebra"', FIRST);
  assert.ok(hits.complete);
  assert.match(hits.items[0]?.moment.quote ?? '', /zebra/u);
  assert.match((await library.moments('cat dog bird zebra', FIRST)).items[0]?.moment.quote ?? '', /cat .*bird/u);
});

test('when nothing says all of it, the nearest is given and said to be that', async (t) => {
  const { library } = await openHouse(t);
  const hits = await library.moments('avatar submarine', FIRST);
  assert.equal(hits.complete, false);
  assert.match(hits.items[0]?.moment.quote ?? '', /avatar/u);
});

test('nothing is found for what nobody says, for emoji, and for punctuation', async (t) => {
  const { library } = await openHouse(t);
  for (const question of ['qqqqzzzz', '🎉', '…!?', '" OR 1=1 --']) {
    const hits = await library.moments(question, FIRST);
    assert.ok(
      hits.items.every(({ matches }) => matches.length > 0),
      question,
    );
    if (question !== '" OR 1=1 --') assert.equal(hits.total, 0, question);
  }
});

test('pages together hold every moment once', async (t) => {
  const { library } = await openHouse(t);
  const { total } = await library.moments('ai', FIRST);
  const seen = new Set<string>();
  for (let offset = 0; offset < total; offset += 5) {
    for (const { moment } of (await library.moments('ai', { offset, limit: 5 })).items)
      seen.add(`${moment.words.from}`);
  }
  assert.ok(total > 5);
  assert.equal(seen.size, total);
});

test('every hit is verbatim, whatever is asked', async (t) => {
  const { library } = await openHouse(t);
  for (const question of ['google', 'what do they want', 'market share', '15,000 engineers', '5%', 'the']) {
    for (const { video, moment } of (await library.moments(question, { offset: 0, limit: 20 })).items) {
      const whole = await library.video(video.id);
      assert.ok(whole && isVerbatim(moment, whole), moment.quote);
    }
  }
});

test('more are said to match where more do, and not where just as many do as are looked at', async (t) => {
  const folder = libraryFolder(t, {});
  const { library, sync } = await openHouse(t, folder);
  let talks = 0;
  const moments = async (upTo: number, question: string) => {
    for (; talks < upTo; talks += 1) {
      const id = `talk-${String(talks).padStart(6, '0')}`;
      const meta = { title: `Talk ${talks}`, video_id: id, youtube_url: `https://www.youtube.com/watch?v=${id}` };
      writeFileSync(join(folder, `${id}.transcript.md`), enriched(meta, `Number ${talks} has a zebra on its quay.`));
    }
    await sync();
    return library.moments(question, FIRST);
  };
  const sixty = await moments(60, 'zebra');
  assert.deepEqual([sixty.total, sixty.capped], [60, false]);
  const more = await moments(61, 'zebra');
  assert.deepEqual([more.total, more.capped], [60, true]);
  const both = await moments(61, 'zebra quay');
  assert.deepEqual([both.total, both.capped], [61, false]);
});

test('one video can be searched alone', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('One', 'aaaaaaaaaaa', [[0, 'the parrot is dead']]),
    'b.txt': page('Two', 'bbbbbbbbbbb', [[0, 'the parrot is asleep']]),
  });
  const { library } = await openHouse(t, folder);
  assert.equal((await library.moments('parrot', FIRST)).total, 2);
  const only = await library.moments('parrot', { ...FIRST, videoId: 'bbbbbbbbbbb' });
  assert.deepEqual(
    only.items.map(({ video }) => video.title),
    ['Two'],
  );
});

test('scripts without spaces, accents and right-to-left text are found', async (t) => {
  const folder = libraryFolder(t, {
    'a.md': enriched(
      { title: 'Ünïcode', video_id: 'aaaaaaaaaaa', duration_seconds: 30 },
      'the naïve café owner said 東京都は大きい and then שלום עולם to everyone in the room today',
    ),
  });
  const { library } = await openHouse(t, folder);
  for (const question of ['naive cafe', '東京', '大きい', 'שלום', 'CAFÉ']) {
    assert.equal((await library.moments(question, FIRST)).total, 1, question);
  }
  assert.ok((await library.findVideo('unicode')).found);
});

test('a video is found by any part of either title, by id, by URL, and with a typo', async (t) => {
  const { library } = await openHouse(t);
  for (const typed of [
    'DeepSeek vs OpenAI: Strategic AI Competition',
    'deepseek vs open ai',
    'strategic competition',
    'Releases R1',
    'deepseak releeses',
    'U6bZI-0oAjc',
    'https://www.youtube.com/watch?v=U6bZI-0oAjc&t=263s',
    'https://youtu.be/U6bZI-0oAjc?t=5',
    '<https://youtu.be/U6bZI-0oAjc>',
    'youtube.com/shorts/U6bZI-0oAjc',
  ]) {
    assert.equal((await library.findVideo(typed)).found?.id, 'U6bZI-0oAjc', typed);
  }
  for (const typed of ['', '🎉', 'qqqqzzzz', 'https://youtu.be/other', '../../etc/passwd']) {
    const sought = await library.findVideo(typed);
    assert.equal(sought.found, null, typed);
  }
});

test('a title that several videos share is not guessed', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('Weekly news one', 'aaaaaaaaaaa', [[0, 'a']]),
    'b.txt': page('Weekly news two', 'bbbbbbbbbbb', [[0, 'b']]),
  });
  const { library } = await openHouse(t, folder);
  const sought = await library.findVideo('weekly news');
  assert.equal(sought.found, null);
  assert.equal(sought.found === null && sought.near.length, 2);
  assert.equal((await library.findVideo('weekly news two')).found?.id, 'bbbbbbbbbbb');
});

test('a player is found by name, product, person, misspelling and a spelling of speech recognition', async (t) => {
  const { library } = await openHouse(t);
  for (const [typed, name] of [
    ['deep seek', 'DeepSeek'],
    ['DEEPSEEK', 'DeepSeek'],
    ['deepsek', 'DeepSeek'],
    ['r1', 'DeepSeek'],
    ['zuckerberg', 'Meta'],
    ['aws', 'Amazon'],
    ['chat gpt', 'OpenAI'],
    ['open-ai', 'OpenAI'],
    ['Google’s', 'Google'],
    ['sam altman', 'OpenAI'],
    ['sam alman', 'OpenAI'],
    ['sacha nadela', 'Microsoft'],
  ] as const) {
    assert.equal((await library.findPlayer(typed)).found?.name, name, typed);
  }
  for (const typed of ['', 'q', 'zorblaxian', '🎉', 'the'])
    assert.equal((await library.findPlayer(typed)).found, null, typed);
});

test('the second that somebody links to has a moment, and seconds outside the video have none', async (t) => {
  const { library } = await openHouse(t);
  const video = await library.video('U6bZI-0oAjc');
  assert.ok(video);
  const moment = await library.momentAt(video, 405);
  assert.ok(moment && moment.start <= 405 && moment.end >= 405);
  assert.equal(await library.momentAt(video, 9_999), null);
});

test('a quote does not reach over a long silence', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('Break', 'aaaaaaaaaaa', [
      [0, 'hello this is google'],
      [2, 'and they win'],
      [500, 'after the break'],
      [506, 'they lose'],
    ]),
  });
  const { library } = await openHouse(t, folder);
  const { items } = await library.moments('lose', FIRST);
  assert.equal(items[0]?.moment.start, 500);
});

test('/library finds a name joined or split by title and player before anything that only looks like it', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('How DeepSeek reset the market', 'aaaaaaaaaaa', [[0, 'a few words']]),
    'b.txt': page('A deep sneak peek', 'bbbbbbbbbbb', [[0, 'a few words']]),
  });
  const { library } = await openHouse(t, folder);
  for (const query of ['deep seek', 'deepseek']) {
    const { items } = await library.videos({ query, offset: 0, limit: 5 });
    assert.deepEqual(
      items.map(({ title }) => title),
      ['How DeepSeek reset the market'],
      query,
    );
  }
});

test('a short name with a slip is offered what was meant', async (t) => {
  const { library } = await openHouse(t);
  for (const [typed, name] of [
    ['mata', 'Meta'],
    ['aple', 'Apple'],
  ] as const) {
    const sought = await library.findPlayer(typed);
    assert.ok(sought.found === null && sought.near.some((player) => player.name === name), typed);
  }
});
