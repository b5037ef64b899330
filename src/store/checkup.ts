import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { type Finding, fine, note, problem } from '../core/checkup.ts';
import type { DocumentRecord } from '../core/store.ts';
import { FILE } from './database.ts';
import { notOurs } from './errors.ts';
import { createLibraryStore } from './library-store.ts';
import { MIGRATIONS } from './migrations.ts';
import { isMarkedDamaged } from './salvage.ts';

const SUBJECT = 'Database';

/** What a look at the database has shown. */
export interface StoreCheckup {
  readonly findings: readonly Finding[];
  /** The documents that it remembers; null where there is no database that can be used. */
  readonly documents: readonly DocumentRecord[] | null;
}

/** Looks at the database in a data folder, whole, and changes nothing. Never rejects. */
export async function storeCheckup(folder: string): Promise<StoreCheckup> {
  const file = join(folder, FILE);
  if (!existsSync(file)) {
    return { findings: [note(SUBJECT, `${file} is not there yet; the first start makes it.`)], documents: null };
  }
  if (isMarkedDamaged(file)) {
    return { findings: [problem(SUBJECT, `${file} is damaged. The next start makes it anew.`)], documents: null };
  }
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(file, { readonly: true });
    const version = z.int().parse(database.pragma('user_version', { simple: true }));
    const findings: Finding[] = [];
    if (version > MIGRATIONS.length) {
      const told = `${file} was written by a newer Cuepoint (schema ${version}; this one knows ${MIGRATIONS.length}). Start the newer version, or name another folder in DATA_DIR.`;
      return { findings: [problem(SUBJECT, told)], documents: null };
    }
    const found = z.array(z.object({ integrity_check: z.string() })).parse(database.pragma('integrity_check(5)'));
    const wrong = found.map((row) => row.integrity_check).filter((text) => text !== 'ok');
    const size = `${(statSync(file).size / (1024 * 1024)).toFixed(1)} MB`;
    if (wrong.length > 0) {
      const text = `${file} is damaged (${wrong.join('; ').replaceAll('\n', ': ')}). Start the program: it makes the library anew from its documents, and keeps what people set up.`;
      return { findings: [problem(SUBJECT, text)], documents: null };
    }
    findings.push(fine(SUBJECT, `${file} is whole: ${size}, schema ${version} of ${MIGRATIONS.length}.`));
    if (version < MIGRATIONS.length) {
      findings.push(note(SUBJECT, 'The next start brings it up to date.'));
      return { findings, documents: null };
    }
    const store = createLibraryStore(database);
    const { videos, words } = await store.totals();
    const passages = await store.passages();
    const counts = [videos, words, passages].map((number) => number.toLocaleString('en-US'));
    findings.push(
      fine('Index', `${counts[0]} ${videos === 1 ? 'video' : 'videos'}, ${counts[1]} words, ${counts[2]} passages.`),
    );
    return { findings, documents: await store.documents() };
  } catch (error) {
    const told = notOurs(error, file);
    return {
      findings: [problem(SUBJECT, told instanceof Error ? told.message : String(told))],
      documents: null,
    };
  } finally {
    database?.close();
  }
}
