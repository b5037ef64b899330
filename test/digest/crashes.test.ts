import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DigestStore } from '../../src/core/digest-store.ts';
import type { Library } from '../../src/core/library.ts';
import { SILENT } from '../../src/core/log.ts';
import { createDigestRunner } from '../../src/digest/runner.ts';
import { openStores } from '../../src/store/index.ts';
import { libraryFolder, openHouse } from '../support/library.ts';
import { seeded } from '../support/seeded.ts';
import { FakePlatform, type Fate } from './fake-platform.ts';
import { HandClock } from './hand-clock.ts';
import { Mortal } from './mortal.ts';
import { at, CATCH_UP, HOUR, LEASE, replyOf, subscriptionOf } from './support.ts';

const RUNS = 500;
/** Processes that are started for one due time, at most; the last one lives. */
const LIVES = 5;

/** A post that says for which channel and day it is, so that each has its own. */
const postFor = (channel: string, day: number) => ({
  parent: replyOf(`${channel} ${day}`),
  thread: [replyOf(`${channel} ${day}.1`), replyOf(`${channel} ${day}.2`)],
  told: [`${channel} ${day}`],
});

interface Tally {
  due: number;
  deaths: number;
  doubled: string[];
  lost: string[];
}

/** Some days of two channels and one or two processes, each of which may die at any step, on a platform that fails. */
async function live(seed: number, store: DigestStore, library: Library, tally: Tally): Promise<void> {
  const random = seeded(seed);
  const clock = new HandClock(at(-HOUR), random);
  const platform = new FakePlatform(clock);
  const fates: readonly (Fate | 'late')[] = ['lost', 'dropped', { busy: 2 }, { busy: null }, { slow: 3_000 }, 'late'];
  const badness = random() * 0.4;
  platform.fate = () => {
    const fate = random() < badness ? (fates[Math.floor(random() * fates.length)] ?? 'ok') : 'ok';
    return fate === 'late' ? { late: random() * 18_000 } : fate;
  };
  let processes = 0;
  const channels = [`a${seed}`, `b${seed}`];
  for (const channel of channels) await store.save(subscriptionOf(channel));
  for (let day = 0; day < 1 + (seed % 2); day += 1) {
    clock.set(at(day * 24 * HOUR + random() * 60_000));
    for (let life = 1; life <= LIVES; life += 1) {
      const replicas = random() < 0.3 ? 2 : 1;
      const work = Array.from({ length: replicas }, async () => {
        const mortal = new Mortal(life === LIVES ? Number.POSITIVE_INFINITY : 1 + Math.floor(random() * 80));
        processes += 1;
        const runner = createDigestRunner({
          store: mortal.store(store),
          library,
          posters: [mortal.poster(platform.poster())],
          log: SILENT,
          clock: mortal.clock(clock),
          id: `process ${processes}`,
          catchUp: CATCH_UP,
          lease: LEASE,
          makePost: async ({ subscription }) => postFor(subscription.id, day),
        });
        const whole = (async () => {
          await runner.tick();
          await runner.idle();
        })();
        await Promise.race([whole, mortal.death]);
        if (mortal.dead) tally.deaths += 1;
      });
      const before = tally.deaths;
      await clock.until(Promise.all(work));
      if (tally.deaths === before && life > 1) break;
      // It is started again at once, or after the lease: both happen.
      clock.pass(random() * 2 * LEASE);
    }
    clock.pass(LEASE);
    const last = createDigestRunner({
      ...{ store, library, posters: [platform.poster()], log: SILENT, clock, id: `last of ${day}` },
      ...{ catchUp: CATCH_UP, lease: LEASE },
      makePost: async ({ subscription }) => postFor(subscription.id, day),
    });
    await clock.until(last.tick());
    await clock.until(last.idle());
    for (const channel of channels) {
      tally.due += 1;
      const name = `${channel} ${day}`;
      for (const text of [name, `${name}.1`, `${name}.2`]) {
        const times = platform.posted.filter((message) => message.text === text).length;
        if (times === 0) tally.lost.push(`seed ${seed}: ${text}`);
        if (times > 1) tally.doubled.push(`seed ${seed}: ${text}`);
      }
      const [parent] = platform.posted.filter((message) => message.text === name);
      assert.equal(parent?.channel, `C-${channel}`);
      assert.deepEqual(
        platform.thread(parent.id).map(({ text }) => text),
        [`${name}.1`, `${name}.2`],
        `seed ${seed}: the thread is in order`,
      );
      const [delivery, ...others] = (await store.deliveries(channel, 10)).filter(({ state }) => state !== 'claimed');
      assert.equal(delivery?.state, 'posted', `seed ${seed}`);
      assert.equal(delivery.messageId, parent.id, `seed ${seed}: the message is recorded`);
      assert.equal(others.length, day, `seed ${seed}: one delivery a day`);
    }
  }
  for (const channel of channels) await store.remove(channel);
}

test(`killed between any two steps and started again, over ${RUNS} lives: nothing is posted twice, and nothing lost`, async (t) => {
  const { library } = await openHouse(t, libraryFolder(t, {}));
  const tally: Tally = { due: 0, deaths: 0, doubled: [], lost: [] };
  const stores = openStores(null);
  t.after(() => stores.close());
  for (let seed = 1; seed <= RUNS; seed += 1) await live(seed, stores.digest, library, tally);
  const { due, deaths, doubled, lost } = tally;
  t.diagnostic(`${due} due, ${deaths} killed, ${doubled.length} doubled, ${lost.length} lost`);
  assert.deepEqual({ doubled, lost }, { doubled: [], lost: [] });
  assert.ok(deaths > RUNS, `only ${deaths} processes were killed`);
});
