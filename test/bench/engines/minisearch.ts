import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch, { type Options } from 'minisearch';
import type { BenchPassage } from '../corpus.ts';
import type { Engine, OpenEngine } from './engine.ts';
import { numbered, placesIn } from './passages-file.ts';

const OPTIONS: Options = { fields: ['text'], searchOptions: { fuzzy: 0.2, prefix: true } };

/** MiniSearch over passages, fuzzy and by prefix, as its documentation shows it. */
export const minisearch: Engine = {
  name: 'MiniSearch over passages',
  async build(passages, folder) {
    writeFileSync(join(folder, 'index.json'), JSON.stringify(filled(passages, folder)));
  },
  async open(folder) {
    return asking(MiniSearch.loadJSON(readFileSync(join(folder, 'index.json'), 'utf8'), OPTIONS), folder);
  },
  hold: async (passages, folder) => asking(filled(passages, folder), folder),
};

function filled(passages: Iterable<BenchPassage>, folder: string): MiniSearch {
  const index = new MiniSearch(OPTIONS);
  for (const { id, text } of numbered(passages, folder)) index.add({ id, text });
  return index;
}

function asking(index: MiniSearch, folder: string): OpenEngine {
  const places = placesIn(folder);
  return {
    ask: async (question, limit) =>
      index
        .search(question)
        .slice(0, limit)
        .flatMap(({ id }) => places[Number(id)] ?? []),
    complete: async (typed) => index.autoSuggest(typed),
    close: () => {},
  };
}
