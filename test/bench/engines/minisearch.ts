import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch, { type Options } from 'minisearch';
import type { Engine } from './engine.ts';
import { numbered, placesIn } from './passages-file.ts';

const OPTIONS: Options = { fields: ['text'], searchOptions: { fuzzy: 0.2, prefix: true } };

/** MiniSearch over passages, fuzzy and by prefix, as its documentation shows it. */
export const minisearch: Engine = {
  name: 'MiniSearch over passages',
  async build(passages, folder) {
    const index = new MiniSearch(OPTIONS);
    for (const { id, text } of numbered(passages, folder)) index.add({ id, text });
    writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  },
  async open(folder) {
    const index = MiniSearch.loadJSON(readFileSync(join(folder, 'index.json'), 'utf8'), OPTIONS);
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
  },
};
