import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Engine, Place } from './engine.ts';

interface Row extends Place {
  readonly rank: number;
}

/** Passages in SQLite's FTS5: all the words, and where nothing has them all, any. */
export const fts5: Engine = {
  name: 'FTS5 over passages',
  async build(passages, folder) {
    const database = new Sqlite(join(folder, 'fts5.db'));
    database.exec(`CREATE TABLE places (videoId TEXT, "from" INTEGER, "to" INTEGER);
      CREATE VIRTUAL TABLE texts USING fts5 (text, content = '')`);
    const place = database.prepare('INSERT INTO places VALUES (?, ?, ?)');
    const text = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
    database.transaction(() => {
      for (const passage of passages) {
        const { lastInsertRowid } = place.run(passage.videoId, passage.from, passage.to);
        text.run(lastInsertRowid, passage.text);
      }
    })();
    database.close();
  },
  async open(folder) {
    const database = new Sqlite(join(folder, 'fts5.db'), { readonly: true });
    const select = database.prepare<[string, number], Row>(
      `SELECT p.videoId, p."from", p."to" FROM texts t JOIN places p ON p.rowid = t.rowid
       WHERE texts MATCH ? ORDER BY t.rank LIMIT ?`,
    );
    return {
      async ask(question, limit) {
        const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
        if (words.length === 0) return [];
        const all = select.all(words.map((word) => `"${word}"`).join(' AND '), limit);
        return all.length > 0 ? all : select.all(words.map((word) => `"${word}"`).join(' OR '), limit);
      },
      close: () => database.close(),
    };
  },
};
