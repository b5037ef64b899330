import { createHash } from 'node:crypto';
import type { InvocationVault } from '../core/invocation.ts';
import type { Database } from './database.ts';
import { textRow } from './rows.ts';

/** Invocations too long for a button, in the database. The id is a hash of the text: the same text is kept once. */
export function createInvocationVault(database: Database): InvocationVault {
  const insert = database.prepare('INSERT INTO invocations (id, text) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const select = database.prepare('SELECT text FROM invocations WHERE id = ?');
  return {
    async keep(encoded) {
      const id = createHash('sha256').update(encoded).digest('base64url').slice(0, 22);
      insert.run(id, encoded);
      return id;
    },
    async recall(id) {
      const row = select.get(id);
      return row ? textRow.parse(row).text : null;
    },
  };
}
