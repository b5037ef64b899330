import { z } from 'zod';
import type { ShareRecord, ShareStore } from '../core/share-store.ts';
import type { Database } from './database.ts';

const SHARE = 'id, platform, channel, sharer, sharer_name, about, at, message_ids' as const;

/** A row, checked whenever one is read: a file on disk is data from outside. */
const shareRow = z
  .object({
    id: z.string(),
    platform: z.enum(['slack', 'discord', 'terminal']),
    channel: z.string(),
    sharer: z.string(),
    sharer_name: z.string(),
    about: z.string(),
    at: z.int(),
    message_ids: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(z.array(z.string().nullable())),
  })
  .transform(
    (row): ShareRecord => ({
      id: row.id,
      place: { platform: row.platform, channel: row.channel },
      sharer: row.sharer,
      sharerName: row.sharer_name,
      about: row.about,
      at: new Date(row.at),
      messageIds: row.message_ids,
    }),
  );

/** What people shared, in a SQLite database. */
export function createShareStore(database: Database): ShareStore {
  const select = database.prepare(`SELECT ${SHARE} FROM shares WHERE id = ?`);
  const newest = database.prepare(
    `SELECT ${SHARE} FROM shares
     WHERE platform = :platform AND (:by IS NULL OR sharer = :by) AND (:channel IS NULL OR channel = :channel)
     ORDER BY at DESC, id LIMIT :limit`,
  );
  const save = database.prepare(
    `INSERT INTO shares (${SHARE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET platform = excluded.platform, channel = excluded.channel, sharer = excluded.sharer,
       sharer_name = excluded.sharer_name, about = excluded.about, at = excluded.at, message_ids = excluded.message_ids`,
  );
  const remove = database.prepare('DELETE FROM shares WHERE id = ?');
  const prune = database.prepare('DELETE FROM shares WHERE at < ?');
  return {
    async save({ id, place, sharer, sharerName, about, at, messageIds }) {
      const { platform, channel } = place;
      save.run(id, platform, channel, sharer, sharerName, about, at.getTime(), JSON.stringify(messageIds));
    },
    async share(id) {
      const row = select.get(id);
      return row ? shareRow.parse(row) : null;
    },
    async remove(id) {
      remove.run(id);
    },
    async shares({ platform, by = null, channel = null, limit }) {
      return newest.all({ platform, by, channel, limit }).map((row) => shareRow.parse(row));
    },
    async prune(before) {
      return prune.run(before.getTime()).changes;
    },
  };
}
