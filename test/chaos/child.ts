import type { Log } from '../../src/core/log.ts';
import { createDigestRunner } from '../../src/digest/index.ts';
import { createDiscordPoster } from '../../src/discord/poster.ts';
import { openLibrary } from '../../src/library/index.ts';
import { createSlackPoster } from '../../src/slack/poster.ts';
import { openStores } from '../../src/store/index.ts';
import { createAnalyst } from '../../src/strategy/index.ts';
import { Mortal } from '../digest/mortal.ts';
import { orderSchema, type Report, setupSchema } from './messages.ts';
import { FastClock } from './time.ts';

/** One process of a chaos run: the real store, library, runner and posters, and a way to die at any step. */
const setup = setupSchema.parse(JSON.parse(process.env['CHAOS'] ?? '{}'));
const clock = new FastClock(setup.anchor);
const mortal = new Mortal(Number.POSITIVE_INFINITY);
void mortal.death.then(() => process.kill(process.pid, 'SIGKILL'));

const complain = (fields: Readonly<Record<string, unknown>>, message: string): void => {
  const { err, ...rest } = fields;
  process.stderr.write(`${setup.id}: ${message} ${JSON.stringify(rest)} ${err instanceof Error ? err.stack : ''}\n`);
};
const log: Log = { debug() {}, info() {}, warn() {}, error: complain };
const tell = (report: Report) => void process.send?.(report);

const stores = openStores(setup.dataDir);
const { library, sync } = openLibrary(setup.libraryDir, { store: stores.library, analyst: createAnalyst(), log });
const { vault } = stores;
const runner = createDigestRunner({
  store: mortal.store(stores.digest),
  library,
  posters: [
    mortal.poster(createSlackPoster({ settings: setup.slack, vault, log })),
    mortal.poster(createDiscordPoster({ settings: setup.discord, vault, log })),
  ],
  log,
  clock: mortal.clock(clock),
  id: setup.id,
  catchUp: setup.catchUp,
  lease: setup.lease,
});

async function obey(message: unknown): Promise<void> {
  const order = orderSchema.parse(message);

  if (order.order === 'sync') {
    await sync();
    tell({ report: 'synced' });
  }
  if (order.order === 'tick') {
    clock.anchor = order.anchor;
    mortal.arm(order.steps ?? Number.POSITIVE_INFINITY);
    await runner.tick();
    await runner.idle();
    tell({ report: 'idle', open: (await stores.digest.open()).length });
  }
  if (order.order === 'stop') {
    await runner.stop();
    stores.close();
    process.exit(0);
  }
}

process.on('message', (message) => {
  obey(message).catch((error: unknown) => {
    complain({ err: error }, 'failed');
    process.exit(2);
  });
});
