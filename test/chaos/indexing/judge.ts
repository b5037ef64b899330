import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openStores } from '../../../src/store/index.ts';

/**
 * What is wrong with a database that a killed process left behind: it does not open, its index and its counts do not
 * agree with its documents, or it holds part of one. Empty when all is well.
 */
export async function faultsIn(dataDir: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const stores = openStores(dataDir);
  const records = await stores.library.documents();
  const ids = new Set((await stores.library.contents()).map(({ id }) => id));
  for (const { path, videoId, problem } of records) {
    if (problem === null && !ids.has(videoId ?? '')) faults.push(`${path} is remembered, but its video is not there`);
  }
  for (const id of ids) {
    const video = (await stores.library.video(id))?.video;
    const text = video?.cues.map((cue) => cue.text).join(' ') ?? '';
    const [first, last] = [/^\S+/u.exec(text)?.[0], /\S+$/u.exec(text)?.[0]];
    if (first !== last || !first?.startsWith(`mark${id}v`)) faults.push(`${id} is not whole`);
    const source = video?.sources['cues'];
    if (!records.some(({ path, videoId }) => path === source && videoId === id))
      faults.push(`${id} is there, but not its document ${source}`);
  }
  stores.close();
  return [...faults, ...inside(join(dataDir, 'cuepoint.db'))];
}

function inside(file: string): readonly string[] {
  const faults: string[] = [];
  const database = new Sqlite(file);
  const check = database.pragma('integrity_check', { simple: true });
  if (check !== 'ok') faults.push(String(check));
  database.exec("INSERT INTO passage_terms (passage_terms) VALUES ('integrity-check')");
  const counted = new Map<string, number>();
  for (const terms of database.prepare('SELECT terms FROM passages').pluck().all()) {
    for (const term of new Set(String(terms).split(' '))) counted.set(term, (counted.get(term) ?? 0) + 1);
  }
  for (const [term, count] of counted) {
    const kept = database.prepare('SELECT passages FROM terms WHERE term = ?').pluck().get(term);
    if (kept !== count) faults.push(`${term} is counted ${kept} times, and stands in ${count} passages`);
  }
  const uneven = database
    .prepare(
      `SELECT id FROM videos WHERE words <> (SELECT max(to_word) FROM passages WHERE video_id = id)
         OR (SELECT min(from_word) FROM passages WHERE video_id = id) <> 0`,
    )
    .pluck()
    .all();
  faults.push(...uneven.map((id) => `${id} is not indexed whole`));
  database.close();
  return faults;
}
