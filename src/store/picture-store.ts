import { readPicture } from '../core/kept-picture.ts';
import type { PictureStore } from '../core/picture-store.ts';
import type { Database } from './database.ts';
import { textRow } from './rows.ts';

/** Pictures that are kept, at most: a few kB each. */
const MOST = 5_000;

/** The pictures that stand in messages, in the database: as what they show, from which they are drawn when asked for. */
export function createPictureStore(database: Database, most = MOST): PictureStore {
  const select = database.prepare('SELECT picture AS text FROM pictures WHERE name = ?');
  // A new number for what was there already makes it the most recent.
  const keep = database.prepare('INSERT OR REPLACE INTO pictures (name, picture) VALUES (?, ?)');
  const prune = database.prepare(
    `DELETE FROM pictures WHERE number IN
       (SELECT number FROM pictures ORDER BY number LIMIT max(0, (SELECT count(*) FROM pictures) - ?))`,
  );
  const both = database.transaction((name: string, text: string) => {
    keep.run(name, text);
    prune.run(most);
  });
  return {
    async keep(name, picture) {
      both.immediate(name, JSON.stringify(picture));
    },
    async picture(name) {
      const row = select.get(name);
      return row ? readPicture(parsed(textRow.parse(row).text)) : null;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
