import type { DigestStore } from '../core/digest-store.ts';
import type { Database } from './database.ts';
import * as rows from './digest-rows.ts';

const SUBSCRIPTION =
  'id, kind, platform, channel, schedule, zone, players, topic, when_nothing_new, creator, since, paused' as const;
const DELIVERY = 'id, subscription_id, due_at, state, claimed_at, claimed_by, settled_at, message_id, reason' as const;

/**
 * Digests in a SQLite database. Every change is one statement or one transaction that begins as a write, so that of
 * several processes on one file exactly one gets a claim.
 */
export function createDigestStore(database: Database): DigestStore {
  const select = selects(database);
  const write = writes(database);
  const keep = database.transaction((id: string, messages: readonly string[], telling: string) => {
    if (select.parts.get(id) || write.telling.run(telling, id).changes === 0) return;
    messages.forEach((message, number) => {
      write.part.run(id, number, message);
    });
  });
  const partPosted = database.transaction((id: string, index: number, messageId: string, at: number) => {
    write.partPosted.run(messageId, id, index);
    if (index === 0) write.posted.run(at, id);
  });
  const settle = database.transaction(
    (id: string, state: string, reason: string | null, messageId: string | null, at: number) => {
      if (write.settle.run(state, reason, messageId, state, at, id).changes === 0) return;
      write.dropParts.run(id);
      if (state !== 'posted') return;
      const { subscription_id: subscriptionId, telling } = rows.tellingRow.parse(select.telling.get(id));
      for (const key of telling) write.tell.run(subscriptionId, key);
    },
  );
  const tell = database.transaction((subscriptionId: string, keys: readonly string[]) => {
    for (const key of keys) write.tell.run(subscriptionId, key);
  });
  const miss = database.transaction((subscriptionId: string, dueAt: readonly Date[], at: number) => {
    for (const due of dueAt) {
      write.miss.run(`${subscriptionId}@${due.toISOString()}`, subscriptionId, due.getTime(), at, at, at);
    }
  });

  return {
    async at({ platform, channel }, kind = 'digest') {
      const row = select.at.get(platform, channel, kind);
      return row ? rows.subscriptionRow.parse(row) : null;
    },
    async subscription(id) {
      const row = select.subscription.get(id);
      return row ? rows.subscriptionRow.parse(row) : null;
    },
    async subscriptions() {
      return select.subscriptions.all().map((row) => rows.subscriptionRow.parse(row));
    },
    async save({ id, kind, place, schedule, zone, players, topic, whenNothingNew, creator, since, paused }) {
      const values = [JSON.stringify(schedule), zone, JSON.stringify(players), topic, whenNothingNew, creator];
      write.save.run(id, kind, place.platform, place.channel, ...values, since.getTime(), paused);
    },
    async remove(id) {
      write.remove.run(id);
    },
    async claim({ id, subscriptionId, dueAt, claimedAt, claimedBy }) {
      const at = claimedAt.getTime();
      return write.claim.run(id, subscriptionId, dueAt.getTime(), at, claimedBy, at).changes === 1;
    },
    async takeOver(id, by, at, before) {
      const ahead = 2 * at.getTime() - before.getTime();
      return write.takeOver.run(at.getTime(), by, at.getTime(), id, before.getTime(), ahead).changes === 1;
    },
    async renew(id, by, at) {
      return write.renew.run(at.getTime(), id, by).changes === 1;
    },
    async keepParts(id, messages, told) {
      const texts = messages.map((message) => JSON.stringify(message));
      keep.immediate(id, texts, JSON.stringify(told));
    },
    async parts(id) {
      return select.parts.all(id).map((row) => rows.partRow.parse(row));
    },
    async partPosted(id, index, messageId, at) {
      partPosted.immediate(id, index, messageId, at.getTime());
    },
    async settle(id, { state, reason, messageId }, at) {
      settle.immediate(id, state, reason, messageId, at.getTime());
    },
    async miss(subscriptionId, dueAt, at) {
      miss.immediate(subscriptionId, dueAt, at.getTime());
    },
    async delivery(id) {
      const row = select.delivery.get(id);
      return row ? rows.deliveryRow.parse(row) : null;
    },
    async deliveries(subscriptionId, limit) {
      return select.deliveries.all(subscriptionId, limit).map((row) => rows.deliveryRow.parse(row));
    },
    async unposted(subscriptionId, now) {
      const found = select.unposted.all({ subscriptionId, now: now.getTime() });
      return found.map((row) => rows.dueRow.parse(row).due_at).reverse();
    },
    async open() {
      return select.open.all().map((row) => rows.deliveryRow.parse(row));
    },
    async lastDue(subscriptionId, now) {
      return rows.latestRow.parse(select.lastDue.get(subscriptionId, now.getTime())).due_at;
    },
    async told(subscriptionId) {
      return new Set(select.told.all(subscriptionId).map((row) => rows.keyRow.parse(row).key));
    },
    async tell(subscriptionId, keys) {
      tell.immediate(subscriptionId, keys);
    },
    async note(key) {
      const row = select.note.get(key);
      return row ? rows.valueRow.parse(row).value : null;
    },
    async keepNote(key, value) {
      write.note.run(key, value);
    },
  };
}

function selects(database: Database) {
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

function writes(database: Database) {
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
    tell: prepare('INSERT INTO told (subscription_id, key) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    note: prepare(
      'INSERT INTO notes (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ),
  };
}
