import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../commands/index.ts';
import type { Invocation } from '../../src/core/invocation.ts';
import { type Block, invocationsIn, momentsIn, type QuoteBlock, type Reply, spansOf } from '../../src/core/reply.ts';
import { parseLine } from '../../src/core/typed.ts';
import { ASKER, enriched, libraryFolder, openHouse, page } from '../support/library.ts';

type Test = { after(fn: () => unknown): void };

async function ask(t: Test, command: string, args: Invocation['args'] = {}, folder?: string): Promise<Reply> {
  const { dispatcher } = await openHouse(t, folder);
  return dispatcher.dispatch({ command, args }, ASKER);
}

/** All that can be read in a reply, a line a block. */
function read(reply: Reply): string {
  return reply.blocks.map(readBlock).join('\n');
}

function readBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${block.aside ?? ''}`;
    case 'text':
      return spansOf(block.content)
        .map((span) => ('text' in span ? span.text : ''))
        .join('');
    case 'quote':
      return `${block.label ?? ''} “${block.moment.quote}” ${block.source ?? ''}`;
    case 'list':
      return block.items
        .map((item) =>
          spansOf(item)
            .map((span) => ('text' in span ? span.text : '▸'))
            .join(''),
        )
        .join('\n');
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`).join(' ');
    case 'select':
      return `${block.label}: ${block.options.map(({ label }) => label).join(', ')}`;
    default:
      return '';
  }
}

function quotes(reply: Reply): readonly QuoteBlock[] {
  return reply.blocks.filter((block) => block.kind === 'quote');
}

/** The seed's players, and the seconds in which the talk is about each. */
const SEED_PLAYERS = [
  ['deepseek', 'DeepSeek', 26, 122],
  ['openai', 'OpenAI', 124, 259],
  ['google', 'Google', 263, 391],
  ['amazon', 'Amazon', 391, 471],
  ['meta', 'Meta', 479, 583],
  ['microsoft', 'Microsoft', 583, 663],
] as const;

for (const [typed, name, from, to] of SEED_PLAYERS) {
  test(`/strategy ${typed} tells ${name}’s game from its own part of the talk, on at least three facets`, async (t) => {
    const reply = await ask(t, 'strategy', { player: typed });
    assert.match(read(reply), new RegExp(`^${name}\n`, 'u'));
    const labels = new Set(
      quotes(reply)
        .map((quote) => quote.label)
        .filter((label) => label !== 'In a line'),
    );
    assert.ok(labels.size >= 3, [...labels].join());
    assert.ok(
      quotes(reply).some(({ label }) => label === 'In a line') || reply.blocks[1]?.kind === 'text',
      'it has a line',
    );
    for (const { moment } of quotes(reply)) {
      assert.ok(moment.start >= from - 4 && moment.start < to + 4, `${moment.start}: ${moment.quote}`);
      assert.ok(moment.quote.length <= 240 && moment.quote.length >= 20, moment.quote);
      assert.equal(moment.timing, 'exact');
    }
  });
}

test('every command’s example is answered from the demo library', async (t) => {
  const { dispatcher } = await openHouse(t);
  for (const { example } of COMMANDS) {
    const invocation = parseLine(COMMANDS, example);
    assert.ok(invocation, example);
    const reply = await dispatcher.dispatch(invocation, ASKER);
    assert.ok(reply.blocks.length > 1 && !reply.refused, example);
    assert.doesNotMatch(read(reply), /went wrong|No player|No video|needs a/u, example);
  }
});

test('every action that any answer offers is answered in turn', async (t) => {
  const { dispatcher } = await openHouse(t);
  const seen = new Set<string>();
  const queue: Invocation[] = [
    { command: 'cuepoint', args: {} },
    { command: 'library', args: {} },
  ];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const key = JSON.stringify(next);
    if (seen.has(key)) continue;
    seen.add(key);
    const reply = await dispatcher.dispatch(next, ASKER);
    assert.doesNotMatch(read(reply), /went wrong|no command|There is no page/u, key);
    queue.push(...invocationsIn(reply));
  }
  assert.ok(seen.size > 20, `${seen.size} different answers`);
});

test('a mentioned player gets that said, an absent one too, and an unknown one the nearest', async (t) => {
  assert.match(
    read(await ask(t, 'strategy', { player: 'perplexity' })),
    /mentioned once, but nobody says what its game is/u,
  );
  assert.match(
    read(await ask(t, 'strategy', { player: 'tesla' })),
    /Nobody talks about Tesla in the library\.[\s\S]*\[OpenAI\]/u,
  );
  assert.match(read(await ask(t, 'strategy', { player: 'zorblax' })), /No player is known as “zorblax”/u);
});

test('a player can be asked for in one video, and a player that it does not speak of leads to all', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('Parrots', 'aaaaaaaaaaa', [[0, 'this talk is about parrots alone and nothing else at all']]),
  });
  const reply = await ask(t, 'strategy', { player: 'google', video: 'parrots' }, folder);
  assert.match(read(reply), /Nobody talks about Google in “Parrots”\.[\s\S]*\[Google in all videos\]/u);
});

test('/summary and /keypoints link every curated point of the seed to a moment', async (t) => {
  for (const command of ['summary', 'keypoints']) {
    const reply = await ask(t, command, { video: 'deepseek vs openai' });
    const list = reply.blocks.find((block) => block.kind === 'list');
    assert.equal(list?.items.length, 4, command);
    assert.equal(momentsIn(reply).length, 4, command);
    assert.match(read(reply), /DeepSeek’s playbook is to quickly re‑release/u);
  }
});

test('a video without curated text is told in quotes from all over it, and that is said', async (t) => {
  const body = Array.from(
    { length: 60 },
    (_, index) =>
      `Point number ${index} is that the harvest of region ${index % 7} depends on rain and on the price of seed.`,
  ).join(' ');
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'Farming', video_id: 'aaaaaaaaaaa', duration_seconds: 600 }, body),
  });
  const reply = await ask(t, 'summary', { video: 'farming' }, folder);
  assert.match(read(reply), /Nobody has written a summary[\s\S]*as quotes/u);
  const starts = quotes(reply).map(({ moment }) => moment.start);
  assert.ok(starts.length >= 4);
  assert.ok(Math.max(...starts) > 400 && Math.min(...starts) < 200, `${starts}`);
  for (const { moment } of quotes(reply)) assert.equal(moment.timing, 'paced');
});

test('a video with hardly a word is answered without padding', async (t) => {
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'Hm', video_id: 'aaaaaaaaaaa', duration_seconds: 5 }, 'well'),
  });
  const reply = await ask(t, 'summary', { video: 'hm' }, folder);
  assert.equal(quotes(reply).length, 0);
  assert.match(read(reply), /Nor does it say enough to quote/u);
});

test('/moments says what it understood, marks what matched, and pages', async (t) => {
  const reply = await ask(t, 'moments', { query: 'serch funnel' });
  assert.match(read(reply), /Moments for “serch funnel”[\s\S]*Nobody says “serch” \(closest: “search”\)\./u);
  const paged = await ask(t, 'moments', { query: 'ai', page: 2 });
  assert.match(read(paged), /page 2 of \d+[\s\S]*\[◀ Page 1\] \[Page 3 of/u);
});

test('/library lists title, date, duration and players, finds by any of them, and pages', async (t) => {
  assert.match(read(await ask(t, 'library')), /DeepSeek vs OpenAI.*20 Jan 2025 · 11:23 · .*Microsoft/u);
  assert.match(read(await ask(t, 'library', { query: 'microsoft' })), /1 video/u);
  assert.match(read(await ask(t, 'library', { query: 'gardening' })), /No video in the library fits “gardening”/u);
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => {
      const id = `video${String(index).padStart(6, '0')}`;
      return [`${id}.txt`, page(`Talk ${index}`, id, [[0, 'a few words']])];
    }),
  );
  const reply = await ask(t, 'library', { page: 2 }, libraryFolder(t, many));
  assert.match(read(reply), /20 videos · page 2 of 3/u);
});

test('an empty library says so everywhere, and offers nothing that is not there', async (t) => {
  const folder = libraryFolder(t, {});
  assert.match(read(await ask(t, 'library', {}, folder)), /The library is empty/u);
  assert.match(read(await ask(t, 'strategy', { player: 'openai' }, folder)), /Nobody talks about OpenAI/u);
  assert.match(read(await ask(t, 'moments', { query: 'anything' }, folder)), /Nothing in the library says/u);
  assert.match(read(await ask(t, 'cuepoint', {}, folder)), /The library holds 0 videos/u);
});

test('/cuepoint lists every command, how fresh the library is, and what was skipped and why', async (t) => {
  const folder = libraryFolder(t, { 'bad.md': '---\ntitle: [\n---\nx' });
  const text = read(await ask(t, 'cuepoint', {}, folder));
  for (const { name, about } of COMMANDS) assert.ok(text.includes(`/${name}`) && text.includes(about), name);
  assert.match(text, /1 document skipped[\s\S]*last looked through[\s\S]*bad\.md:\d+: /u);
});

test('worked-out times are marked and open early', async (t) => {
  const body = 'OpenAI is betting on scale. '.repeat(80);
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'Untimed', video_id: 'aaaaaaaaaaa', duration_seconds: 300 }, body),
  });
  const reply = await ask(t, 'moments', { query: 'betting scale' }, folder);
  assert.match(read(reply), /\[▶ Watch ≈/u);
});

test('a link to a second of a video is answered with what is said there', async (t) => {
  for (const query of [
    'https://www.youtube.com/watch?v=U6bZI-0oAjc&t=405s',
    '<https://youtu.be/U6bZI-0oAjc?t=6m45s>',
    'youtu.be/U6bZI-0oAjc?t=405',
  ]) {
    const reply = await ask(t, 'moments', { query });
    const [quote] = quotes(reply);
    assert.ok(quote && quote.moment.start <= 405 && quote.moment.end >= 405, query);
    assert.match(read(reply), /smart timer[\s\S]*\[Share…\] \[Summary\] \[In context\][\s\S]*Whose game\?: .*Amazon/u);
  }
  assert.match(
    read(await ask(t, 'moments', { query: 'https://youtu.be/U6bZI-0oAjc?t=9999' })),
    /Nothing is said at 2:46:39/u,
  );
  assert.match(read(await ask(t, 'moments', { query: 'https://youtu.be/otherotherr?t=9' })), /not in the library/u);
});

test('/compare tells two players facet by facet, and what is said of one alone', async (t) => {
  for (const query of ['openai google', 'open ai vs. Google', 'openai and google']) {
    const reply = await ask(t, 'compare', { player: query });
    assert.match(read(reply), /^OpenAI and Google\n/u, query);
    const labels = quotes(reply).map(({ label }) => label);
    assert.ok(labels.includes('OpenAI') && labels.includes('Google'), query);
    assert.match(read(reply), /The bet: what must come true/u);
  }
  const reply = await ask(t, 'compare', { player: 'openai google' });
  const titles = ['The play', 'The bet', 'Why', 'Move', 'Risk', 'Next'];
  const sides = quotes(reply).length + Array.from(read(reply).matchAll(/no quote tells it/gu)).length;
  assert.equal(sides, 2 * titles.filter((title) => read(reply).includes(`\n${title}: `)).length);
});

test('/compare needs two players that are talked about, and says what is missing', async (t) => {
  for (const [player, answer] of [
    ['google alphabet', /Both are Google/u],
    ['google', /Compare Google with whom\?[\s\S]*\[OpenAI\]/u],
    ['openai zorblax', /No player is known as “zorblax”/u],
    ['google perplexity', /Nobody says what the game of Perplexity is/u],
    ['zorblax', /needs two players/u],
  ] as const) {
    assert.match(read(await ask(t, 'compare', { player })), answer, player);
  }
});

test('three players at once, a swapped letter, and a mention in one video are each answered for what they are', async (t) => {
  assert.match(read(await ask(t, 'compare', { player: 'openai, google, meta' })), /takes two players at a time/u);
  assert.equal((await ask(t, 'strategy', { player: 'opneai' })).blocks[0]?.kind, 'heading');

  const says = 'OpenAI announced a new model, and their strategy is to own the consumer before anybody else does.';
  const folder = libraryFolder(t, {
    'a.md': enriched({ title: 'On OpenAI', video_id: 'aaaaaaaaaaa', duration_seconds: 60 }, `${says} ${says} ${says}`),
    'b.md': enriched(
      { title: 'On gardens', video_id: 'bbbbbbbbbbb', duration_seconds: 60 },
      'Roses need water in the morning. I asked OpenAI about roses once. Nobody should water roses at noon in summer.',
    ),
  });
  const reply = await ask(t, 'strategy', { player: 'openai', video: 'gardens' }, folder);
  assert.match(reply.summary, /mentioned once in “On gardens”, but nobody says there what its game is/u);
  assert.match(read(reply), /\[OpenAI in all videos\]/u);
});

test('/players names who is talked about, how much and since when, and who is only mentioned', async (t) => {
  const text = read(await ask(t, 'players'));
  assert.match(text, /OpenAI: \d+ minutes in 1 video, since 20 Jan 2025/u);
  assert.match(text, /Only mentioned, without a word on their game: .*Perplexity/u);
  assert.match(read(await ask(t, 'players', { video: 'deepseek' })), /Google: \d+ minutes?\n/u);
  const folder = libraryFolder(t, { 'a.txt': page('Parrots', 'aaaaaaaaaaa', [[0, 'parrots and nothing else']]) });
  assert.match(read(await ask(t, 'players', {}, folder)), /Nobody talks about a player in the library/u);
});

test('the latest video is found by being called so, unless a title says it', async (t) => {
  const folder = libraryFolder(t, {
    'a.md': enriched(
      { title: 'Old talk', video_id: 'aaaaaaaaaaa', publish_date: '2024-01-01' },
      'some words were said',
    ),
    'b.md': enriched(
      { title: 'New talk', video_id: 'bbbbbbbbbbb', publish_date: '2025-01-01' },
      'other words were said',
    ),
  });
  for (const video of ['latest', 'the newest video', 'Last'])
    assert.match(read(await ask(t, 'summary', { video }, folder)), /^New talk/u, video);
  const titled = libraryFolder(t, {
    'a.md': enriched(
      { title: 'The latest', video_id: 'aaaaaaaaaaa', publish_date: '2024-01-01' },
      'some words were said',
    ),
    'b.md': enriched(
      { title: 'Another', video_id: 'bbbbbbbbbbb', publish_date: '2025-01-01' },
      'other words were said',
    ),
  });
  assert.match(read(await ask(t, 'summary', { video: 'latest' }, titled)), /^The latest/u);
});

test('several players where one is wanted are told apart, and two can be compared', async (t) => {
  for (const player of ['openai google', 'openai, gogle', 'open ai and google'])
    assert.match(
      read(await ask(t, 'strategy', { player })),
      /names several players: choose one\.\n\[Compare OpenAI and Google\] \[OpenAI\] \[Google\]/u,
      player,
    );
  assert.match(
    read(await ask(t, 'strategy', { player: 'openai, google and meta' })),
    /choose one\.\n\[OpenAI\] \[Google\] \[Meta\]/u,
  );
  assert.match(read(await ask(t, 'strategy', { player: 'openai zorblax' })), /No player is known as/u);
});

test('an option that a command does not have is told, not silently searched for', async (t) => {
  assert.match(
    read(await ask(t, 'library', { query: 'deepseek from:nate' })),
    /^\/library has no from:, and took it for words\. It has query: topic: level: by: /u,
  );
  for (const query of ['deepseek', 'AI: the end', 'https://youtu.be/U6bZI-0oAjc?t=263', 'topic: deepseek'])
    assert.doesNotMatch(read(await ask(t, 'moments', { query })), /has no/u, query);
});

test('a command with a slip is offered the one that was meant', async (t) => {
  assert.match(read(await ask(t, 'strategi')), /no command “strategi”\. Did you mean this\?[\s\S]*\[\/strategy\]/u);
});

test('titles that are alike can be told apart where one has to be chosen', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('Same title', 'aaaaaaaaaaa', [[0, 'a']]),
    'b.txt': page('Same title', 'bbbbbbbbbbb', [[0, 'b']]),
  });
  assert.match(
    read(await ask(t, 'summary', { video: 'same title' }, folder)),
    /Several videos fit[\s\S]*aaaaaaaaaaa\].*bbbbbbbbbbb\]/u,
  );
});

test('words that are said everywhere are no question of their own, unless they are to be said exactly so', async (t) => {
  for (const query of ['the', 'to be or not to be', 'It was.']) {
    const reply = await ask(t, 'moments', { query });
    assert.equal(reply.refused, true, query);
    assert.match(reply.summary, /is said everywhere.*Add what it is to be about\.$/u);
    assert.ok(!reply.blocks.some(({ kind }) => kind === 'quote'));
  }
  const several = await ask(t, 'moments', { query: 'that’s why they', page: 1 });
  assert.notEqual(several.refused, true, 'one of these words is none of those');
  const exactly = invocationsIn(await ask(t, 'moments', { query: 'in the' }))[0];
  assert.deepEqual(exactly?.args, { query: '"in the"', page: 1 });
  assert.ok((await ask(t, 'moments', { query: '"in the"' })).blocks.some(({ kind }) => kind === 'quote'));
});

test('/library leaves out what stands behind a minus', async (t) => {
  const folder = libraryFolder(t, {
    'a.txt': page('Streaming and bread', 'aBcD1234567', [[0, 'the bread rises for an hour and is baked for two']]),
    'b.txt': page('Bread alone', 'bBcD1234567', [[0, 'nobody lives from bread alone but many have tried it']]),
    'c.txt': page('Ships', 'cBcD1234567', [[0, 'a ship is a house that goes where its people want to be']]),
  });
  const listed = async (query: string) => {
    const { blocks } = await ask(t, 'library', { query }, folder);
    const list = blocks.find((block) => block.kind === 'list');
    return ['Streaming and bread', 'Bread alone', 'Ships'].filter((title) =>
      JSON.stringify(list ?? '').includes(title),
    );
  };
  assert.deepEqual(await listed('bread -streaming'), ['Bread alone']);
  assert.deepEqual(await listed('-bread'), ['Ships']);
  assert.deepEqual(await listed('-"bread alone"'), ['Streaming and bread', 'Ships']);
  assert.deepEqual(await listed('-brea'), ['Streaming and bread', 'Bread alone', 'Ships'], 'a whole word is left out');
  assert.deepEqual(await listed('-bread -ships'), []);
  assert.deepEqual(await listed('bread'), ['Streaming and bread', 'Bread alone']);
});
