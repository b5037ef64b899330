import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Engine, Place } from './engine.ts';

/** Words of a caption line. */
const LINE = 8;

/** Caption lines in SQLite's FTS5, every word of the question in one line: what tools do that index subtitles as they are. */
export const ftsLines: Engine = {
  name: 'FTS5 over caption lines',
  async build(passages, folder) {
    const database = new Sqlite(join(folder, 'lines.db'));
    database.exec(`CREATE TABLE places (videoId TEXT, "from" INTEGER, "to" INTEGER);
      CREATE VIRTUAL TABLE texts USING fts5 (text, content = '')`);
    const place = database.prepare('INSERT INTO places VALUES (?, ?, ?)');
    const text = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
    let known = { videoId: '', to: 0 };
    database.transaction(() => {
      for (const passage of passages) {
        const words = passage.text.split(' ');
        const done = known.videoId === passage.videoId ? known.to : 0;
        for (let from = Math.max(passage.from, done); from < passage.to; from += LINE) {
          const to = Math.min(passage.to, from + LINE);
          const { lastInsertRowid } = place.run(passage.videoId, from, to);
          text.run(lastInsertRowid, words.slice(from - passage.from, to - passage.from).join(' '));
        }
        known = passage;
      }
    })();
    database.close();
  },
  async open(folder) {
    const database = new Sqlite(join(folder, 'lines.db'), { readonly: true });
    const select = database.prepare<[string, number], Place>(
      `SELECT p.videoId, p."from", p."to" FROM texts t JOIN places p ON p.rowid = t.rowid
       WHERE texts MATCH ? ORDER BY t.rank LIMIT ?`,
    );
    return {
      async ask(question, limit) {
        const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
        return words.length === 0 ? [] : select.all(words.map((word) => `"${word}"`).join(' AND '), limit);
      },
      close: () => database.close(),
    };
  },
};
