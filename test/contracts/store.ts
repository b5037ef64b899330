import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IndexedVideo, LibraryChange, LibraryStore } from '../../src/core/store.ts';
import type { Player } from '../../src/core/strategy.ts';
import { NO_HINTS, type Video } from '../../src/core/video.ts';

const ACME: Player = { id: 'acme', name: 'Acme', aliases: ['Acme', 'acme corp'] };

function video(id: string, words: string, date: string | null = null): Video {
  return {
    id,
    title: `Title of ${id}`,
    otherTitles: [`Also ${id}`],
    url: `https://www.youtube.com/watch?v=${id}`,
    author: 'Ann',
    date,
    duration: 20,
    summary: ['A summary'],
    keyPoints: ['A point'],
    sections: [{ title: 'All', start: 0, end: null, about: null }],
    description: null,
    hints: { ...NO_HINTS, companies: ['Acme'] },
    cues: [
      { start: 0, text: words },
      { start: 10, text: 'and the end' },
    ],
    timing: 'exact',
    sources: { title: `${id}.md` },
  };
}

function indexed(of: Video, version = 'v1'): IndexedVideo {
  const words = of.cues.map((cue) => cue.text).join(' ');
  return {
    video: of,
    analysisVersion: version,
    analysis: {
      players: [
        {
          player: ACME,
          standing: 'discussed',
          headline: { text: 'the end', span: { from: 0, to: 2 } },
          passages: [{ from: 0, to: 1 }],
          claims: [{ facet: 'PLAY', span: { from: 0, to: 1 }, score: 0.5 }],
          mentions: [{ from: 0, to: 1 }],
        },
      ],
      thoughts: [{ from: 0, to: words.split(' ').length }],
    },
    passages: [{ from: 0, to: words.split(' ').length, terms: words.toLowerCase() }],
  };
}

/** The same talk, where the player's name only falls. */
function naming(of: IndexedVideo, player: Player): IndexedVideo {
  const players = of.analysis.players.map((each) => ({
    ...each,
    ...{ player, standing: 'mentioned' as const, passages: [], claims: [] },
  }));
  return { ...of, analysis: { ...of.analysis, players } };
}

function change(parts: Partial<LibraryChange>): LibraryChange {
  return { documents: [], removedDocuments: [], videos: [], removedVideos: [], ...parts };
}

const all = (parts: readonly (readonly (readonly string[])[])[]) => ({ parts, combine: 'all' as const });

/** What every library store does alike. */
export function storeContract(name: string, open: (t: { after(fn: () => unknown): void }) => LibraryStore): void {
  describe(name, () => {
    test('a video comes back as it was put in, with its analysis', async (t) => {
      const store = open(t);
      const put = indexed(video('one', 'Alpha beta'));
      await store.apply(change({ videos: [put] }));
      assert.deepEqual(await store.video('one'), { video: put.video, analysis: put.analysis });
      assert.equal(await store.video('two'), null);
    });

    test('documents are remembered by their path, and forgotten', async (t) => {
      const store = open(t);
      const good = { path: 'a.md', hash: 'h1', videoId: 'one', format: 'f', problem: null };
      const bad = { path: 'b.md', hash: 'h2', videoId: null, format: null, problem: { line: 3, reason: 'no' } };
      await store.apply(change({ documents: [bad, good] }));
      assert.deepEqual(await store.documents(), [good, bad]);
      await store.apply(change({ documents: [{ ...good, hash: 'h3' }], removedDocuments: ['b.md'] }));
      assert.deepEqual(await store.documents(), [{ ...good, hash: 'h3' }]);
    });

    test('how a document’s file looked is remembered to the fraction of a millisecond, or not at all', async (t) => {
      const store = open(t);
      const record = { path: 'a.md', hash: 'h1', videoId: 'one', format: 'f', problem: null };
      const seen = { size: 12, modified: 1_736_899_200_123.456 };
      await store.apply(change({ documents: [{ ...record, seen }] }));
      assert.deepEqual(await store.documents(), [{ ...record, seen }]);
      await store.apply(change({ documents: [record] }));
      assert.deepEqual(await store.documents(), [record]);
    });

    test('a library that is made anew is empty, counts its changes on, and takes everything in again', async (t) => {
      const store = open(t);
      const all = change({ videos: [indexed(video('one', 'acme builds'))] });
      await store.apply(all);
      const { change: before } = await store.vocabulary();
      await store.rebuild();
      assert.deepEqual(await store.contents(), []);
      assert.deepEqual(await store.documents(), []);
      assert.deepEqual((await store.vocabulary()).terms, []);
      assert.ok((await store.vocabulary()).change > before);
      await store.apply(all);
      assert.deepEqual(
        (await store.contents()).map(({ id }) => id),
        ['one'],
      );
    });

    test('cards are newest first, and those without a date last', async (t) => {
      const store = open(t);
      const videos = [video('old', 'x', '2024-01-01'), video('none', 'x'), video('new', 'x', '2025-01-01')];
      await store.apply(change({ videos: videos.map((each) => indexed(each)) }));
      const cards = await store.cards();
      assert.deepEqual(
        cards.map((card) => card.id),
        ['new', 'old', 'none'],
      );
      assert.deepEqual(cards[0]?.titles, ['Title of new', 'Also new']);
      assert.equal(cards[0]?.words, 4);
      assert.deepEqual(
        (await store.cards(['none', 'old', 'gone'])).map((card) => card.id),
        ['old', 'none'],
      );
      assert.deepEqual(await store.cards([]), []);
    });

    test('passages are found by every part, by any part, and by words that follow each other', async (t) => {
      const store = open(t);
      await store.apply(
        change({ videos: [indexed(video('one', 'deep seek wins')), indexed(video('two', 'seek deep water'))] }),
      );
      const ids = async (...args: Parameters<LibraryStore['rank']>) =>
        (await store.rank(...args)).passages.map((hit) => hit.videoId);
      assert.deepEqual((await ids(all([[['deep']], [['seek']]]), 10)).sort(), ['one', 'two']);
      assert.deepEqual(await ids(all([[['deep', 'seek']]]), 10), ['one']);
      assert.deepEqual(await ids(all([[['wins'], ['loses']]]), 10), ['one']);
      assert.deepEqual(await ids(all([[['wins']], [['water']]]), 10), []);
      assert.deepEqual((await ids({ parts: [[['wins']], [['water']]], combine: 'any' }, 10)).sort(), ['one', 'two']);
      assert.deepEqual(await ids({ ...all([[['deep']]]), scope: { ids: ['two'] } }, 10), ['two']);
      assert.deepEqual(await ids({ ...all([[['deep']]]), excluded: [['wins']] }, 10), ['two']);
      assert.equal((await ids(all([[['deep']]]), 1)).length, 1);
      assert.deepEqual(await ids(all([]), 10), []);
    });

    test('what came in one by one is tidied up in steps, and found as before, also what came meanwhile', async (t) => {
      const store = open(t);
      const ids = Array.from({ length: 12 }, (_, number) => `video-${number}`);
      for (const id of ids) await store.apply(change({ videos: [indexed(video(id, `alpha ${id.replace('-', '')}`))] }));
      await store.apply(change({ removedVideos: ['video-3'] }));
      await store.tidy();
      await store.apply(change({ videos: [indexed(video('late', 'alpha'))] }));
      while (await store.tidy());
      assert.equal(await store.tidy(), false);
      const { passages: found } = await store.rank({ ...all([[['alpha']]]), all: 100 }, 5);
      assert.deepEqual(
        found.map(({ videoId }) => videoId).sort(),
        ['late', ...ids.filter((id) => id !== 'video-3')].sort(),
      );
      assert.deepEqual(
        (await store.rank(all([[['video7']]]), 5)).passages.map(({ videoId }) => videoId),
        ['video-7'],
      );
    });

    test('all are given where they are few, else the best, or the latest', async (t) => {
      const store = open(t);
      const said = { first: 'alpha beta', often: 'alpha alpha alpha beta', last: 'alpha beta beta' };
      for (const [id, text] of Object.entries(said)) await store.apply(change({ videos: [indexed(video(id, text))] }));
      const ids = async (more: Partial<Parameters<LibraryStore['rank']>[0]>, limit: number) =>
        (await store.rank({ ...all([[['alpha']]]), ...more }, limit)).passages.map(({ videoId }) => videoId);
      assert.deepEqual(
        await ids({ all: 3 }, 1),
        ['last', 'often', 'first'],
        'as many as all are given, the latest first',
      );
      assert.deepEqual(await ids({ all: 2 }, 1), ['often'], 'one more, and it is the best');
      assert.deepEqual(await ids({ ranked: false }, 1), ['last']);
      const more = async (how: Partial<Parameters<LibraryStore['rank']>[0]>, limit: number) =>
        (await store.rank({ ...all([[['alpha']]]), ...how }, limit)).more;
      assert.equal(await more({ all: 3 }, 1), false, 'all are given');
      for (const how of [{ all: 2 }, { ranked: false }, {}, { scope: { ids: Object.keys(said) } }]) {
        assert.equal(await more(how, 2), true, JSON.stringify(how));
        assert.equal(await more(how, 3), false, JSON.stringify(how));
      }
      assert.deepEqual(await ids({ ranked: false, all: 2 }, 2), ['last', 'often']);
      assert.deepEqual(await ids({}, 2), ['often', 'last'], 'of what is said as often the latest');
      assert.deepEqual(await ids({ parts: [[['alpha'], ['beta']]] }, 1), ['often'], 'all ways of a part count');
      assert.deepEqual(await ids({ scope: { ids: ['first', 'last'] }, ranked: false }, 1), ['last']);
    });

    test('the sections of a video are told by the words with which they begin, and go with what is replaced', async (t) => {
      const store = open(t);
      const cues = ['one two', 'three', 'four five'].map((text, at) => ({ start: at * 10, text }));
      const section = (title: string, start: number) => ({ title, start, end: null, about: null });
      const sections = [section('Last', 20), section('First', 0)];
      await store.apply(change({ videos: [indexed({ ...video('one', ''), cues, sections })] }));
      const told = async () => (await store.treatments(['one'], null)).map((treatment) => treatment.sections);
      assert.deepEqual(await told(), [
        [
          { from: 0, title: 'First' },
          { from: 3, title: 'Last' },
        ],
      ]);
      await store.apply(change({ videos: [indexed({ ...video('one', ''), cues, sections: [] })] }));
      assert.deepEqual(await told(), [[]]);
    });

    test('terms that look like operators are only terms', async (t) => {
      const store = open(t);
      await store.apply(change({ videos: [indexed(video('one', 'or not near'))] }));
      for (const term of ['OR', 'NOT', 'NEAR', '"', '*', '(', '^', '-', ':', "';--", '']) {
        await assert.doesNotReject(store.rank(all([[[term]]]), 5), term);
      }
      assert.equal((await store.rank(all([[['not', 'near']]]), 5)).passages.length, 1);
    });

    test('the vocabulary counts passages', async (t) => {
      const store = open(t);
      await store.apply(
        change({ videos: [indexed(video('one', 'alpha alpha')), indexed(video('two', 'alpha beta'))] }),
      );
      const { terms, change: before } = await store.vocabulary();
      assert.deepEqual(new Map(terms), new Map([...new Map(terms), ['alpha', 2], ['beta', 1]]));
      await store.apply(change({ videos: [indexed(video('two', 'gamma'))] }));
      const after = await store.vocabulary(before);
      assert.deepEqual(
        after.terms.filter(([term]) => ['alpha', 'beta', 'gamma'].includes(term)).sort(),
        [
          ['alpha', 1],
          ['beta', 0],
          ['gamma', 1],
        ],
        'only what has changed is told, and what is gone as well',
      );
      assert.deepEqual((await store.vocabulary(after.change)).terms, []);
    });

    test('a video that is replaced or removed leaves nothing behind', async (t) => {
      const store = open(t);
      await store.apply(change({ videos: [indexed(video('one', 'alpha'))] }));
      await store.apply(change({ videos: [indexed(video('one', 'beta'))] }));
      assert.equal((await store.rank(all([[['alpha']]]), 5)).passages.length, 0);
      assert.equal((await store.rank(all([[['beta']]]), 5)).passages.length, 1);
      assert.equal((await store.playerRows()).length, 1);
      await store.apply(change({ removedVideos: ['one'] }));
      assert.equal((await store.rank(all([[['beta']]]), 5)).passages.length, 0);
      assert.deepEqual(await store.playerRows(), []);
      assert.deepEqual(await store.cards(), []);
      assert.deepEqual((await store.vocabulary()).terms, []);
    });

    test('a change is applied whole or not at all', async (t) => {
      const store = open(t);
      const broken = { ...indexed(video('two', 'x')), passages: [{ from: 0, to: Number.NaN, terms: 'x' }] };
      await assert.rejects(store.apply(change({ videos: [indexed(video('one', 'x')), broken] })));
      assert.deepEqual(await store.cards(), []);
      assert.deepEqual((await store.vocabulary()).terms, []);
    });

    test('an analysis of another version is stale until it is saved anew', async (t) => {
      const store = open(t);
      const put = indexed(video('one', 'alpha'), 'v1');
      await store.apply(change({ videos: [put] }));
      assert.deepEqual(await store.staleAnalyses('v1'), []);
      assert.deepEqual(await store.staleAnalyses('v2'), ['one']);
      await store.saveAnalysis('one', { players: [], thoughts: [] }, 'v2');
      assert.deepEqual(await store.staleAnalyses('v2'), []);
      assert.deepEqual((await store.video('one'))?.analysis, { players: [], thoughts: [] });
      assert.deepEqual(await store.playerRows(), []);
    });

    test('players come with their video’s date and the seconds talked about them', async (t) => {
      const store = open(t);
      await store.apply(change({ videos: [indexed(video('one', 'alpha', '2025-01-20'))] }));
      assert.deepEqual(await store.playerRows(), [
        { videoId: 'one', date: '2025-01-20', player: ACME, standing: 'discussed', seconds: 10, mentions: 1 },
      ]);
    });

    test('what all videos say of a player is summed up, apart where they discuss it and where they mention it', async (t) => {
      const store = open(t);
      assert.deepEqual(await store.playerTotals(), []);
      const put = [
        indexed(video('one', 'alpha', '2025-01-20')),
        indexed(video('two', 'beta', '2024-05-01')),
        indexed(video('none', 'gamma')),
        naming(indexed(video('three', 'delta', '2023-01-01')), { ...ACME, aliases: ['Acmee'] }),
      ];
      await store.apply(change({ videos: put }));
      const totals = (await store.playerTotals()).toSorted((a, b) => a.videos - b.videos);
      assert.deepEqual(
        totals.map(({ player, ...total }) => [player.id, player.name, total]),
        [
          ['acme', 'Acme', { standing: 'mentioned', videos: 1, seconds: 0, mentions: 1, since: '2023-01-01' }],
          ['acme', 'Acme', { standing: 'discussed', videos: 3, seconds: 30, mentions: 3, since: '2024-05-01' }],
        ],
      );
      assert.deepEqual(
        (await store.named()).toSorted((a, b) => a.aliases.length - b.aliases.length),
        [{ ...ACME, aliases: ['Acmee'] }, ACME],
      );
      assert.deepEqual(
        (await store.tellings()).toSorted((a, b) => (a.videoId < b.videoId ? -1 : 1)),
        ['none', 'one', 'two'].map((videoId) => ({ videoId, name: 'Acme' })),
      );
      assert.deepEqual(
        (await store.contents({ discussing: 'acme', before: '2025' })).map(({ id }) => id),
        ['two'],
      );
      assert.deepEqual(await store.contents({ discussing: 'nobody' }), []);
      await store.apply(change({ removedVideos: ['one', 'two', 'none', 'three'] }));
      assert.deepEqual([await store.playerTotals(), await store.tellings(), await store.named()], [[], [], []]);
    });
  });
}
