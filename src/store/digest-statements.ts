import type { Database } from './database.ts';

const SUBSCRIPTION =
  'id, kind, platform, channel, schedule, zone, players, topic, when_nothing_new, creator, since, paused' as const;
const DELIVERY = 'id, subscription_id, due_at, state, claimed_at, claimed_by, settled_at, message_id, reason' as const;

/** What reads the tables of digests. */
export function selects(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    at: prepare(
      `SELECT ${SUBSCRIPTION} FROM subscriptions WHERE platform = ? AND channel = ? AND kind = ? AND removed = 0`,
    ),
    subscription: prepare(`SELECT ${SUBSCRIPTION} FROM subscriptions WHERE id = ? AND removed = 0`),
    subscriptions: prepare(`SELECT ${SUBSCRIPTION} FROM subscriptions WHERE removed = 0 ORDER BY id`),
    parts: prepare(
      'SELECT delivery_id, number, message, message_id FROM delivery_parts WHERE delivery_id = ? ORDER BY number',
    ),
    telling: prepare('SELECT subscription_id, telling FROM deliveries WHERE id = ?'),
    delivery: prepare(`SELECT ${DELIVERY} FROM deliveries WHERE id = ?`),
    deliveries: prepare(`SELECT ${DELIVERY} FROM deliveries WHERE subscription_id = ? ORDER BY due_at DESC LIMIT ?`),
    unposted: prepare(
      `SELECT due_at FROM deliveries
       WHERE subscription_id = :subscriptionId AND state IN ('failed', 'missed') AND due_at <= :now AND due_at > (
         SELECT coalesce(max(due_at), 0) FROM deliveries
         WHERE subscription_id = :subscriptionId AND state = 'posted' AND due_at <= :now)
       ORDER BY due_at DESC LIMIT 100`,
    ),
    open: prepare(`SELECT ${DELIVERY} FROM deliveries WHERE state = 'claimed' ORDER BY due_at, id`),
    lastDue: prepare('SELECT max(due_at) AS due_at FROM deliveries WHERE subscription_id = ? AND due_at <= ?'),
    told: prepare('SELECT key FROM told WHERE subscription_id = ?'),
    note: prepare('SELECT value FROM notes WHERE key = ?'),
  };
}

/** What writes them. */
export function writes(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    save: prepare(
      `INSERT INTO subscriptions (${SUBSCRIPTION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (platform, channel, kind) DO UPDATE SET schedule = excluded.schedule, zone = excluded.zone,
         players = excluded.players, topic = excluded.topic, when_nothing_new = excluded.when_nothing_new,
         creator = excluded.creator, since = excluded.since, paused = excluded.paused, removed = 0`,
    ),
    remove: prepare('UPDATE subscriptions SET removed = 1 WHERE id = ?'),
    claim: prepare(
      `INSERT INTO deliveries (id, subscription_id, due_at, state, claimed_at, claimed_by, renewed_at)
       VALUES (?, ?, ?, 'claimed', ?, ?, ?) ON CONFLICT DO NOTHING`,
    ),
    takeOver: prepare(
      `UPDATE deliveries SET claimed_at = ?, claimed_by = ?, renewed_at = ?
       WHERE id = ? AND state = 'claimed' AND (renewed_at < ? OR renewed_at > ?)`,
    ),
    renew: prepare("UPDATE deliveries SET renewed_at = ? WHERE id = ? AND claimed_by = ? AND state = 'claimed'"),
    telling: prepare("UPDATE deliveries SET telling = ? WHERE id = ? AND state = 'claimed'"),
    part: prepare('INSERT INTO delivery_parts (delivery_id, number, message) VALUES (?, ?, ?)'),
    partPosted: prepare('UPDATE delivery_parts SET message_id = ? WHERE delivery_id = ? AND number = ?'),
    posted: prepare("UPDATE deliveries SET posted_at = coalesce(posted_at, ?) WHERE id = ? AND state = 'claimed'"),
    dropParts: prepare('DELETE FROM delivery_parts WHERE delivery_id = ?'),
    settle: prepare(
      `UPDATE deliveries SET state = ?, reason = ?, message_id = ?,
         settled_at = coalesce(CASE WHEN ? = 'posted' THEN posted_at END, ?)
       WHERE id = ? AND state = 'claimed'`,
    ),
    miss: prepare(
      `INSERT INTO deliveries (id, subscription_id, due_at, state, claimed_at, claimed_by, renewed_at, settled_at)
       VALUES (?, ?, ?, 'missed', ?, '', ?, ?) ON CONFLICT DO NOTHING`,
    ),
    dropEmpty: prepare(
      `DELETE FROM deliveries WHERE id IN (
         SELECT id FROM deliveries
         WHERE state = 'empty' AND subscription_id = (SELECT subscription_id FROM deliveries WHERE id = :id)
         ORDER BY due_at DESC LIMIT -1 OFFSET :kept)`,
    ),
    prune: prepare(
      `DELETE FROM deliveries WHERE state <> 'claimed' AND due_at < ?
         AND due_at < (SELECT max(due_at) FROM deliveries AS other WHERE other.subscription_id = deliveries.subscription_id)`,
    ),
    untell: prepare('DELETE FROM told WHERE subscription_id = ? AND key = ?'),
    tell: prepare('INSERT INTO told (subscription_id, key) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    note: prepare(
      'INSERT INTO notes (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ),
  };
}
