import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchPassage } from '../corpus.ts';
import type { Place } from './engine.ts';

const NAME = 'places.tsv';

/** Writes where each passage lies, by its number, and passes the passages on. */
export function* numbered(passages: Iterable<BenchPassage>, folder: string): Generator<BenchPassage & { id: number }> {
  const file = openSync(join(folder, NAME), 'w');
  let id = 0;
  for (const passage of passages) {
    writeSync(file, `${passage.videoId}\t${passage.from}\t${passage.to}\n`);
    yield { ...passage, id };
    id += 1;
  }
  closeSync(file);
}

/** The places that {@link numbered} wrote. */
export function placesIn(folder: string): readonly Place[] {
  return readFileSync(join(folder, NAME), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [videoId = '', from, to] = line.split('\t');
      return { videoId, from: Number(from), to: Number(to) };
    });
}
