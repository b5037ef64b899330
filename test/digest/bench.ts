import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SILENT } from '../../src/core/log.ts';
import { PostError, type Poster } from '../../src/core/poster.ts';
import { createDigestRunner, SYSTEM_CLOCK } from '../../src/digest/index.ts';
import { openStores } from '../../src/store/index.ts';
import { openHouse, temporaryFolder } from '../support/library.ts';
import { subscriptionOf } from './support.ts';

/**
 * What healthy channels wait when so many are due in the same minute, half of them slow or failing: the real runner, the
 * real database, real posts from the seeds and the machine's clock, on a platform that answers in 50 ms.
 */
const { values } = parseArgs({ options: { channels: { type: 'string', default: '1000' } } });
const channels = Number(values.channels);
const cleanups: (() => unknown)[] = [];
const t = { after: (fn: () => unknown) => void cleanups.push(fn) };

const posted = new Map<string, number>();
const isHealthy = (channel: string) => Number(channel.slice(1)) % 2 === 0;
const poster: Poster = {
  platform: 'slack',
  messages: async (reply) => [{ text: reply.summary, blocks: reply.blocks }],
  async post(channel, _message, key) {
    if (!isHealthy(channel)) {
      await sleep(10_000, undefined, { ref: false });
      throw new PostError('unknown', 'no answer');
    }
    await sleep(50);
    if (key.thread === null) posted.set(channel, Date.now());
    return key.key;
  },
  find: async () => null,
  openThread: async (_channel, id) => id,
  access: async () => ({ ok: true }),
  standing: async () => ({ manages: true, zone: null }),
  tell: async () => undefined,
};

const stores = openStores(temporaryFolder(t));
const { library } = await openHouse(t);
const due = new Date(Math.ceil(Date.now() / 60_000 - 1) * 60_000);
for (let n = 0; n < channels; n += 1) {
  const base = subscriptionOf(`s${n}`, { place: { platform: 'slack', channel: `C${n}` } });
  const [hour, minute] = [due.getUTCHours(), due.getUTCMinutes()];
  const schedule = { kind: 'weekly', hour, minute, days: [1, 2, 3, 4, 5, 6, 7] } as const;
  await stores.digest.save({ ...base, zone: 'UTC', schedule, since: new Date(due.getTime() - 1_000) });
  // Everything that the library holds is new to the channel.
  await stores.digest.tell(base.id, ['baseline']);
}
const runner = createDigestRunner({
  ...{ store: stores.digest, library, posters: [poster], log: SILENT, clock: SYSTEM_CLOCK },
  ...{ id: 'bench', catchUp: 6 * 3_600_000 },
});
const start = Date.now();
await runner.tick();
const claimed = Date.now() - start;
while (posted.size < channels / 2) await sleep(20);
const waits = Array.from(posted.values(), (at) => at - start).sort((a, b) => a - b);
const quantile = (q: number) => waits[Math.min(waits.length - 1, Math.floor(q * waits.length))];
process.stdout.write(
  `${channels} channels due at once, half of them failing after 10 s: claimed in ${claimed} ms; ` +
    `the healthy ones waited p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, at most ${waits.at(-1)} ms\n`,
);
await runner.stop(0);
stores.close();
for (const cleanup of cleanups) await cleanup();
process.exit(0);
