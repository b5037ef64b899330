import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, insertMultiple, load, save, search } from '@orama/orama';
import type { Engine } from './engine.ts';
import { numbered, placesIn } from './passages-file.ts';

const schema = { id: 'string', text: 'string' } as const;

/** Orama over passages, with one edit of tolerance. */
export const orama: Engine = {
  name: 'Orama (tolerance 1)',
  async build(passages, folder) {
    const database = create({ schema });
    const batch = Array.from(numbered(passages, folder), ({ id, text }) => ({ id: String(id), text }));
    await insertMultiple(database, batch, 1_000);
    writeFileSync(join(folder, 'index.json'), JSON.stringify(save(database)));
  },
  async open(folder) {
    const database = create({ schema });
    load(database, JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));
    const places = placesIn(folder);
    return {
      async ask(question, limit) {
        const { hits } = await search(database, { term: question, limit, tolerance: 1 });
        return hits.flatMap(({ document }) => places[Number(document.id)] ?? []);
      },
      close: () => {},
    };
  },
};
