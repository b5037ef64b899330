import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import FlexSearch from 'flexsearch';
import { z } from 'zod';
import type { BenchPassage } from '../corpus.ts';
import type { Engine, OpenEngine } from './engine.ts';
import { numbered, placesIn } from './passages-file.ts';

const create = () => new FlexSearch.Index({ tokenize: 'forward' });
const parts = z.array(z.tuple([z.string(), z.string()]));

/** FlexSearch over passages, by prefix, with suggestions where not every word is found. */
export const flexsearch: Engine = {
  name: 'FlexSearch (suggest)',
  async build(passages, folder) {
    const written: [string, string][] = [];
    await filled(passages, folder).export((key, data) => {
      if (typeof data === 'string') written.push([String(key), data]);
    });
    writeFileSync(join(folder, 'index.json'), JSON.stringify(written));
  },
  async open(folder) {
    const index = create();
    for (const [key, data] of parts.parse(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))))
      index.import(key, data);
    return asking(index, folder);
  },
  hold: async (passages, folder) => asking(filled(passages, folder), folder),
};

function filled(passages: Iterable<BenchPassage>, folder: string) {
  const index = create();
  for (const { id, text } of numbered(passages, folder)) index.add(id, text);
  return index;
}

function asking(index: ReturnType<typeof create>, folder: string): OpenEngine {
  const places = placesIn(folder);
  return {
    ask: async (question, limit) =>
      index.search(question, { limit, suggest: true }).flatMap((id) => places[Number(id)] ?? []),
    close: () => {},
  };
}
