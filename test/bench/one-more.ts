/**
 * Measures what one new document takes, from its file being in the folder to its being found, as when a folder is watched
 * and the work is done in a thread: in a library, and in one of a single talk.
 * Usage: node one-more.ts FOLDER LIBRARY
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SILENT } from '../../src/core/log.ts';
import type { DocumentRecord } from '../../src/core/store.ts';
import type { Video } from '../../src/core/video.ts';
import { indexerOf } from '../../src/indexer.ts';
import { READING } from '../../src/library/documents/reader.ts';
import { openLibrary } from '../../src/library/index.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { talksIn } from './corpus.ts';
import { spreadOf } from './measured.ts';

/** Talks that are put in, one after the other, after some that are not counted. */
const MANY = 25;
const WARM = 5;
/** Milliseconds for which a file must be left alone: a second otherwise, which would hide all else. */
const SETTLE = 20;
/** Milliseconds after which a document will not be found any more. */
const LONGEST = 10_000;
/** Documents in one folder, whose records are written at once: what watches looks through the folder that has changed. */
const TOGETHER = 240;

const [, , folder = '', source = ''] = process.argv;
const talks = await talksIn(source);
const alone = mkdtempSync(join(tmpdir(), 'cuepoint-bench-'));
try {
  // In turns, so that both meet the same machine.
  const [one, here] = [await watched(join(alone, 'data')), await watched(folder)];
  const times = { one: [] as number[], here: [] as number[] };
  for (let number = 0; number < WARM + MANY; number += 1) {
    const talk = talks[(number * 7) % talks.length];
    const taken = { one: await one.add(talk, `one${number}`), here: await here.add(talk, `here${number}`) };
    if (number < WARM) continue;
    times.one.push(taken.one);
    times.here.push(taken.here);
  }
  await one.close();
  await here.close();
  process.stdout.write(JSON.stringify({ one: spreadOf(times.one).p50, here: spreadOf(times.here).p50 }));
} finally {
  rmSync(alone, { recursive: true });
}

/** The library in a data folder, with a file for each of its videos in a folder that is watched. */
async function watched(dataDir: string) {
  mkdirSync(dataDir, { recursive: true });
  const libraryDir = join(dataDir, 'documents');
  mkdirSync(join(libraryDir, '0'), { recursive: true });
  const stores = openStores(dataDir);
  const ids = (await stores.library.contents()).map(({ id }) => id);
  for (let from = 0; from < ids.length; from += TOGETHER) {
    mkdirSync(join(libraryDir, `${from / TOGETHER}`), { recursive: true });
    const documents = ids.slice(from, from + TOGETHER).map((id, at) => seenIn(libraryDir, id, from + at));
    await stores.library.apply({ documents, removedDocuments: [], videos: [], removedVideos: [] });
  }
  const indexer = indexerOf({ libraryDir, dataDir, playersFile: null, pages: null }, SILENT);
  const parts = { store: stores.library, analyst: createAnalyst(), log: SILENT, indexer, settle: SETTLE };
  const open = openLibrary(libraryDir, parts);
  const ended = new AbortController();
  const { read } = await open.sync();
  if (read > 0) throw new Error(`${read} documents were read that should be known`);
  open.follow(ended.signal);
  const isFound = async (word: string) => (await open.library.moments(`"${word}"`, { offset: 0, limit: 1 })).total > 0;
  return {
    /** Milliseconds from the file to its being found by a word that nobody else says. */
    async add(talk: Video | undefined, word: string): Promise<number> {
      if (!talk) throw new Error('there is no talk');
      // As yt-dlp names captions: with the id of their video.
      const name = `${word} [${word.padEnd(11, 'A')}].vtt`;
      const whole = join(dataDir, name);
      writeFileSync(whole, captionsOf(talk, `zq${word}`));
      const begun = performance.now();
      renameSync(whole, join(libraryDir, '0', name));
      while (!(await isFound(`zq${word}`))) {
        if (performance.now() - begun > LONGEST) throw new Error(`${word} was not found`);
        await pause(1);
      }
      return performance.now() - begun;
    },
    async close() {
      ended.abort();
      await open.close();
      stores.close();
    },
  };
}

/** A file that stands for the document of a video, and the record of it as it looks: it is known, and not opened. */
function seenIn(libraryDir: string, videoId: string, number: number): DocumentRecord {
  const path = `${Math.floor(number / TOGETHER)}/known-${number}.vtt`;
  writeFileSync(join(libraryDir, path), 'WEBVTT\n');
  const { size, mtimeMs: modified } = statSync(join(libraryDir, path));
  const hash = `${READING}-${number}`;
  return { path, hash, videoId, format: 'webvtt', problem: null, seen: { size, modified } };
}

function captionsOf({ cues, duration }: Video, word: string): string {
  const lines = cues.map(({ start, text }, at) => {
    const end = cues[at + 1]?.start ?? duration;
    const said = text.replaceAll(/[<&>]|-->/gu, ' ');
    return `${clock(start)} --> ${clock(Math.max(end, start + 0.5))}\n${at === 0 ? `${said} ${word}` : said}\n`;
  });
  return `WEBVTT\n\n${lines.join('\n')}`;
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${parts.join(':')}:${(seconds % 60).toFixed(3).padStart(6, '0')}`;
}
