import { type DigestStore, HAS_BASELINE } from '../core/digest-store.ts';
import type { Database } from './database.ts';
import * as rows from './digest-rows.ts';
import { selects, writes } from './digest-statements.ts';

/** Empty deliveries that a subscription keeps: as many as its history shows. */
const EMPTY_KEPT = 10;

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
      if (state === 'empty') write.dropEmpty.run({ id, kept: EMPTY_KEPT });
      if (state !== 'posted') return;
      const { subscription_id: subscriptionId, telling } = rows.tellingRow.parse(select.telling.get(id));
      for (const key of telling) write.tell.run(subscriptionId, key);
    },
  );
  const remove = database.transaction((id: string) => {
    write.remove.run(id);
    write.untell.run(id, HAS_BASELINE);
  });
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
      remove.immediate(id);
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
    async prune(before) {
      return write.prune.run(before.getTime()).changes;
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
