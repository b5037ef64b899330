import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, insertMultiple, load, save, search } from '@orama/orama';
import type { BenchPassage } from '../corpus.ts';
import type { Engine, OpenEngine } from './engine.ts';
import { numbered, placesIn } from './passages-file.ts';

/** Passages that are inserted at once. */
const BATCH = 1_000;
const schema = { id: 'string', text: 'string' } as const;

/** Orama over passages, with one edit of tolerance. */
export const orama: Engine = {
  name: 'Orama (tolerance 1)',
  async build(passages, folder) {
    writeFileSync(join(folder, 'index.json'), JSON.stringify(save(await filled(passages, folder))));
  },
  async open(folder) {
    const database = create({ schema });
    load(database, JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));
    return asking(database, folder);
  },
  async hold(passages, folder) {
    return asking(await filled(passages, folder), folder);
  },
};

async function filled(passages: Iterable<BenchPassage>, folder: string) {
  const database = create({ schema });
  let batch: { id: string; text: string }[] = [];
  for (const { id, text } of numbered(passages, folder)) {
    batch.push({ id: String(id), text });
    if (batch.length < BATCH) continue;
    await insertMultiple(database, batch, BATCH);
    batch = [];
  }
  await insertMultiple(database, batch, BATCH);
  return database;
}

function asking(database: Awaited<ReturnType<typeof filled>>, folder: string): OpenEngine {
  const places = placesIn(folder);
  return {
    async ask(question, limit) {
      const { hits } = await search(database, { term: question, limit, tolerance: 1 });
      return hits.flatMap(({ document }) => places[Number(document.id)] ?? []);
    },
    close: () => {},
  };
}
