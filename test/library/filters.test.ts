import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AskerError } from '../../src/core/errors.ts';
import type { VideoFilter } from '../../src/core/filters.ts';
import { passagesOf } from '../../src/library/passages.ts';
import { ASKER, type Cleanup, enriched, libraryFolder, openHouse } from '../support/library.ts';

const WORDS = 'and then the lighthouse keeper counted every ship that went past his window in the long winter';
const FIRST = { offset: 0, limit: 5 };

/** Three talks that say the same word, told apart by everything that a document may say of them. */
async function house(t: Cleanup) {
  const about = (id: string, author: string, date: string, topic: string, more: Record<string, unknown>) => ({
    ...{ title: `Talk ${id[0]}`, video_id: id, author, publish_date: date, primary_topic: topic, duration: '2:00' },
    ...more,
  });
  const folder = libraryFolder(t, {
    'a.md': enriched(about('aaaaaaaaaaa', 'Ann Other', '2024-03-05', 'Lighthouses', { difficulty: 'Beginner' }), WORDS),
    'b.md': enriched(
      about('bbbbbbbbbbb', 'Bob Builder', '2025-01-31', 'Ships', { difficulty: 'Advanced', audience: ['Sailors'] }),
      `a quite different evening on which ${WORDS.split(' ').reverse().join(' ')}`,
    ),
    'c.md': enriched(
      about('ccccccccccc', 'Ann Other', '2025-02-01', 'Ships', { content_type: 'Story' }),
      'nobody else has painted a lighthouse in so many colours as the two sisters from the village did',
    ),
  });
  return openHouse(t, folder);
}

test('moments and videos are filtered by who published them, by topic, level, audience, kind and date', async (t) => {
  const { library } = await house(t);
  const cases: readonly (readonly [VideoFilter, readonly string[]])[] = [
    [{ by: 'ann' }, ['Talk a', 'Talk c']],
    [{ by: 'BUILDER' }, ['Talk b']],
    [{ topic: 'ships' }, ['Talk b', 'Talk c']],
    [{ level: 'advanced' }, ['Talk b']],
    [{ audience: 'sailor' }, ['Talk b']],
    [{ type: 'story' }, ['Talk c']],
    [{ after: '2025' }, ['Talk b', 'Talk c']],
    [{ after: '2025-02' }, ['Talk c']],
    [{ before: '2025-02-01' }, ['Talk a', 'Talk b']],
    [{ after: '2025-01', before: '2025-02' }, ['Talk b']],
    [{ in: 'ships', by: 'ann' }, ['Talk c']],
    [{ in: 'Talk b' }, ['Talk b']],
  ];
  for (const [filter, expected] of cases) {
    const { items } = await library.moments('lighthouse', { ...FIRST, filter });
    assert.deepEqual(items.map(({ video }) => video.title).sort(), expected, JSON.stringify(filter));
    if (filter.in !== undefined) continue;
    const videos = await library.videos({ ...FIRST, filter });
    assert.deepEqual(videos.items.map(({ title }) => title).sort(), expected, JSON.stringify(filter));
  }
});

test('a filter that fits nothing says what there is, and a date that is none how dates are written', async (t) => {
  const { library } = await house(t);
  for (const [filter, says] of [
    [{ by: 'zorro' }, /“zorro”.*“Ann Other”, “Bob Builder”/u],
    [{ topic: 'cheese' }, /No video has the topic “cheese”.*“Ships”/u],
    [{ from: 'ann' }, /do not say/u],
    [{ in: 'nothing at all' }, /No video and no topic/u],
    [{ after: 'yesterday' }, /“yesterday” is no date: write `after:2025`/u],
    [{ before: '2025-02-30' }, /no date/u],
    [{ after: '2025-13' }, /no date/u],
  ] as const) {
    await assert.rejects(
      library.moments('lighthouse', { ...FIRST, filter }),
      (error: unknown) => error instanceof AskerError && says.test(error.message),
      JSON.stringify(filter),
    );
  }
});

test('what the library has is offered while a filter is typed, that of most videos first', async (t) => {
  const { library } = await house(t);
  assert.deepEqual(await library.suggestFilter('by', ''), ['Ann Other', 'Bob Builder']);
  assert.deepEqual(await library.suggestFilter('topic', 'sh'), ['Ships']);
  assert.deepEqual(await library.suggestFilter('level', 'x'), []);
  assert.deepEqual(await library.suggestFilter('nonsense', ''), []);
});

test('only what somebody says is found with `from`, and who says it stands in the source line', async (t) => {
  const { library, stores, dispatcher } = await house(t);
  const known = await library.video('aaaaaaaaaaa');
  assert.ok(known);
  const filler = (name: string) => Array.from({ length: 100 }, (_, at) => `${name}${at}`).join(' ');
  const video = {
    ...{ ...known, id: 'ddddddddddd', title: 'Two people', timing: 'exact' as const, duration: 100 },
    cues: [
      { start: 0, text: `my octopus has a garden. ${filler('x')}`, speaker: 'Ringo Star' },
      { start: 50, text: `${filler('y')} your octopus has none.`, speaker: 'Jane Doe' },
    ],
  };
  const analysis = { players: [], thoughts: [] };
  const indexed = { video, analysis, analysisVersion: '1', passages: passagesOf(video) };
  await stores.library.apply({ documents: [], removedDocuments: [], removedVideos: [], videos: [indexed] });
  await library.refresh();
  const said = async (from: string) =>
    (await library.moments('octopus', { ...FIRST, filter: { from } })).items.map(({ speaker }) => speaker);
  assert.deepEqual(await said('ringo'), ['Ringo Star']);
  assert.deepEqual(await said('DOE'), ['Jane Doe']);
  const reply = await dispatcher.dispatch({ command: 'moments', args: { query: 'octopus', from: 'doe' } }, ASKER);
  const quote = reply.blocks.find((block) => block.kind === 'quote');
  assert.match(quote?.source ?? '', /^Jane Doe, in Two people/u);
  assert.equal(quote?.moment.start, 50);
});

test('a reply says what it was narrowed to, and its pages stay so', async (t) => {
  const { dispatcher } = await house(t);
  const reply = await dispatcher.dispatch(
    { command: 'moments', args: { query: 'lighthouse', by: 'ann', after: '2024' } },
    ASKER,
  );
  assert.match(JSON.stringify(reply.blocks), /Only by Ann Other, since 2024\./u);
  const none = await dispatcher.dispatch(
    { command: 'library', args: { by: 'ann', topic: 'Lighthouses', after: '2025' } },
    ASKER,
  );
  assert.match(
    JSON.stringify(none.blocks),
    /No video in the library fits \(by Ann Other, topic Lighthouses, since 2025\)/u,
  );
});

test('what nobody is called is told apart from what is not said, and the nearest is one press away', async (t) => {
  const { dispatcher } = await house(t);
  const asked = async (command: string, args: Readonly<Record<string, string>>) => {
    const { blocks, refused } = await dispatcher.dispatch({ command, args }, ASKER);
    const waysOut = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    const [first] = blocks;
    assert.ok(first?.kind === 'text' && typeof first.content === 'string');
    return { said: first.content, refused, waysOut };
  };
  const slip = await asked('moments', { query: 'lighthouse', by: 'Othr' });
  assert.equal(slip.said, 'Nobody who published here is called “Othr”. Nearest: “Ann Other”.');
  const [meant] = slip.waysOut;
  assert.ok(meant && 'invocation' in meant);
  assert.equal(meant.label, 'by:Ann Other');
  assert.match((await dispatcher.dispatch(meant.invocation, ASKER)).summary, /Talk [ac]/u);
  const none = await asked('library', { topic: 'cheese' });
  assert.match(none.said, /^No video has the topic “cheese”\. There are “Ships”, “Lighthouses”\.$/u);
  assert.deepEqual(
    none.waysOut.map(({ label }) => label),
    ['topic:Ships', 'topic:Lighthouses'],
  );
  const date = await asked('moments', { query: 'lighthouse', from: '2025-02' });
  assert.match(date.said, /^“2025-02” is a date, and `from:` takes a name\./u);
  assert.deepEqual(
    date.waysOut.map((button) => 'invocation' in button && button.invocation.args),
    [{ query: 'lighthouse', page: 1, after: '2025-02' }],
  );
  assert.match(
    (await asked('moments', { query: 'lighthouse', from: 'last month' })).said,
    /For dates there is `after:/u,
  );
  const publisher = await asked('moments', { query: 'lighthouse', from: 'bob' });
  assert.match(publisher.said, /Nobody who speaks here is called “bob”\. The documents .* do not say who speaks\./u);
  assert.deepEqual(
    publisher.waysOut.map(({ label }) => label),
    ['by:Bob Builder'],
  );
  const backwards = await asked('moments', { query: 'lighthouse', after: '2025-02', before: '2024' });
  assert.equal(backwards.said, 'No day is both since “2025-02” and before “2024”.');
  assert.deepEqual(
    backwards.waysOut.map(({ label }) => label),
    ['after:2024 before:2025-02'],
  );
  const several = await asked('moments', { query: 'lighthouse', in: 'talk' });
  assert.equal(several.said, 'Several videos fit “talk”. Which one?');
  assert.equal(several.waysOut.length, 3);
  const empty = await asked('moments', { query: 'submarine', by: 'ann' });
  assert.match(empty.said, /^Nothing in the library says “submarine” \(by Ann Other\)\.$/u);
  assert.deepEqual(
    empty.waysOut.map((button) => 'invocation' in button && button.invocation),
    [{ command: 'moments', args: { query: 'submarine' } }],
  );
});

test('an answer says what was searched for: with exactly what, without what, and what nobody says', async (t) => {
  const { dispatcher } = await house(t);
  const lines = async (query: string, more: Readonly<Record<string, string>> = {}) =>
    (await dispatcher.dispatch({ command: 'moments', args: { query, ...more } }, ASKER)).blocks.flatMap((block) =>
      block.kind === 'text' && typeof block.content === 'string' ? [block.content] : [],
    );
  assert.deepEqual(await lines('"lighthouse keeper" -sisters', { by: 'ann', in: 'talk a' }), [
    'Only with exactly “lighthouse keeper”, without “sisters”, in “Talk a”, by Ann Other.',
  ]);
  assert.deepEqual(await lines('lighthouse'), []);
  assert.deepEqual(await lines('lightho'), ['Nobody says “lightho” (closest: “lighthouse”).']);
  assert.deepEqual(await lines('ligthhouse'), ['Nobody says “ligthhouse” (closest: “lighthouse”).']);
  assert.deepEqual(await lines('lighthouse zorblaxian'), [
    'Nobody says “zorblaxian”.',
    'Nothing says all of that. These come nearest:',
  ]);
  assert.match((await lines('-lighthouse'))[0] ?? '', /^“-lighthouse” says only what to leave out\./u);
});

test('a name is looked for among those who speak where nobody publishes under it, and the other way round', async (t) => {
  const { dispatcher } = await openHouse(
    t,
    libraryFolder(t, {
      'a.vtt': `WEBVTT\n\n00:00:00.000 --> 00:00:09.000\n<v Jonas Ek>${WORDS}\n\n00:00:10.000 --> 00:00:19.000\n<v Vera Lund>no ship has ever thanked a lighthouse for the light that it was given\n`,
      'a.yaml': 'url: https://youtu.be/aaaaaaaaaaa\nauthor: The Box Podcast\n',
    }),
  );
  const asked = async (command: string, args: Readonly<Record<string, string>>) => {
    const { blocks } = await dispatcher.dispatch({ command, args }, ASKER);
    const waysOut = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    const [first] = blocks;
    assert.ok(first?.kind === 'text' && typeof first.content === 'string');
    return { said: first.content, waysOut };
  };
  const by = await asked('moments', { query: 'lighthouse', by: 'jonas' });
  assert.equal(by.said, 'Nobody who published here is called “jonas”. “Jonas Ek” speaks here.');
  const [speaker] = by.waysOut;
  assert.ok(speaker && 'invocation' in speaker);
  assert.equal(speaker.label, 'from:Jonas Ek');
  assert.match((await dispatcher.dispatch(speaker.invocation, ASKER)).summary, /lighthouse keeper/u);
  const from = await asked('moments', { query: 'lighthouse', from: 'box podcast' });
  assert.equal(from.said, 'Nobody who speaks here is called “box podcast”. “The Box Podcast” publishes here.');
  const [publisher] = from.waysOut;
  assert.ok(publisher && 'invocation' in publisher);
  assert.equal(publisher.label, 'by:The Box Podcast');
  assert.notEqual((await dispatcher.dispatch(publisher.invocation, ASKER)).refused, true);
  // There videos are listed, whoever speaks in them.
  const listed = await asked('library', { by: 'jonas' });
  assert.match(listed.said, /“Jonas Ek” speaks here\.$/u);
  assert.deepEqual(listed.waysOut, []);
});
