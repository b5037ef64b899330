import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claimant, identify, type Known } from '../../../src/library/documents/identity.ts';
import { seeded } from '../../support/seeded.ts';

const file = (path: string, hash: string, videoId: string | null = null): Claimant => ({ path, hash, videoId });
/** What is known after a look. */
const look = (files: readonly Claimant[], before: readonly Known[] = []): Known[] => {
  const ids = identify(files, before);
  return files.map((each) => ({ ...each, videoId: ids.get(each.path) ?? null }));
};
const idsOf = (known: readonly Known[]) => Object.fromEntries(known.map(({ path, videoId }) => [path, videoId]));

test('captions are about the video that the file beside them names, else the one in their own name', () => {
  const ids = idsOf(
    look([
      file('talk.en.vtt', '1'),
      file('talk.info.json', '2', 'U6bZI-0oAjc'),
      file('sub/talk.en.vtt', '3'),
      file('Other [OVTJUykc6B0].en.vtt', '4'),
      file('Other [OVTJUykc6B0].de.vtt', '5'),
    ]),
  );
  assert.equal(ids['talk.en.vtt'], 'U6bZI-0oAjc');
  assert.match(ids['sub/talk.en.vtt'] ?? '', /^file-[\da-f]{12}$/u);
  assert.deepEqual(
    [ids['Other [OVTJUykc6B0].en.vtt'], ids['Other [OVTJUykc6B0].de.vtt']],
    ['OVTJUykc6B0', 'OVTJUykc6B0'],
  );
});

test('where the files beside captions name two videos, the captions are neither’s', () => {
  const ids = idsOf(look([file('a.vtt', '1'), file('a.yaml', '2', 'one'), file('a.info.json', '3', 'two')]));
  assert.match(ids['a.vtt'] ?? '', /^file-/u);
});

test('where they do, what somebody wrote by hand is believed', () => {
  const sidecar = { ...file('a.yaml', '2', 'one'), format: 'sidecar' };
  const ids = identify([file('a.vtt', '1'), sidecar, file('a.info.json', '3', 'two')], []);
  assert.equal(ids.get('a.vtt'), 'one');
});

test('files of one name without any id are one video', () => {
  const ids = idsOf(look([file('a.en.vtt', '1'), file('a.srt', '2'), file('b.srt', '2')]));
  assert.equal(ids['a.en.vtt'], ids['a.srt']);
  assert.notEqual(ids['a.srt'], ids['b.srt']);
});

test('an id that was made stays when the file changes, when it moves, and when another takes its place', () => {
  const first = look([file('a.vtt', '1')]);
  const id = first[0]?.videoId;
  const changed = look([file('a.vtt', '2')], first);
  assert.equal(changed[0]?.videoId, id);
  const moved = look([file('sub/b.vtt', '2')], changed);
  assert.equal(moved[0]?.videoId, id);
  const replaced = idsOf(look([file('sub/b.vtt', '9'), file('c.vtt', '2')], moved));
  assert.equal(replaced['c.vtt'], id, 'the bytes moved on, and something else took the place');
  assert.notEqual(replaced['sub/b.vtt'], id);
  const copied = idsOf(look([file('sub/b.vtt', '2'), file('copy.vtt', '2')], moved));
  assert.equal(copied['sub/b.vtt'], id, 'a copy is another video');
  assert.notEqual(copied['copy.vtt'], id);
});

test('a new file never gets the id of one that is gone, even at its place', () => {
  const first = look([file('a.vtt', '1')]);
  const moved = look([file('b.vtt', '1')], first);
  const both = idsOf(look([file('a.vtt', '2'), file('b.vtt', '1')], moved));
  assert.equal(both['b.vtt'], first[0]?.videoId);
  assert.notEqual(both['a.vtt'], first[0]?.videoId);
});

test('an id is never one that a document elsewhere has', () => {
  const [alone] = look([file('a.vtt', '1')]);
  const ids = identify([file('a.vtt', '1')], [], new Set([alone?.videoId ?? '']));
  assert.match(ids.get('a.vtt') ?? '', /^file-/u);
  assert.notEqual(ids.get('a.vtt'), alone?.videoId);
});

test('whatever happens to files, no two names ever share an id, and what is unchanged keeps its own', () => {
  for (let run = 1; run <= 60; run += 1) {
    const random = seeded(run);
    const pick = (count: number) => Math.floor(random() * count);
    let known: Known[] = [];
    for (let step = 0; step < 12; step += 1) {
      const before = known;
      const files = new Map(before.map(({ path, hash }) => [path, hash]));
      for (let moves = 1 + pick(3); moves > 0; moves -= 1) {
        const [from, to] = [`t${pick(6)}.vtt`, `t${pick(6)}.vtt`];
        const hash = files.get(from);
        if (random() < 0.3) files.delete(from);
        else if (random() < 0.5 && hash !== undefined && files.delete(from)) files.set(to, hash);
        else files.set(to, `h${run}-${step}-${moves}`);
      }
      known = look(
        [...files].map(([path, hash]) => file(path, hash)),
        before,
      );
      const ids = known.map(({ videoId }) => videoId);
      assert.equal(new Set(ids).size, ids.length, `run ${run}, step ${step}`);
      for (const { path, hash, videoId } of before)
        if (files.get(path) === hash) assert.equal(idsOf(known)[path], videoId, `run ${run}, step ${step}, ${path}`);
    }
  }
});
