import assert from 'node:assert/strict';
import { join } from 'node:path';
import { COMMANDS } from '../../commands/index.ts';
import type { Clock } from '../../src/digest/clock.ts';
import type { Connect, Driver, Outcome, Seen } from '../contracts/driver.ts';
import { one, own } from '../contracts/seeing.ts';
import { HandClock } from '../digest/hand-clock.ts';
import { connectDiscord } from '../discord/driver.ts';
import { connectSlack } from '../slack/driver.ts';
import { type Cleanup, openHouse, ROOT } from '../support/library.ts';

/** A file that says what an adapter sends for something that a person does. */
export interface Golden {
  /** From the project's own folder on. */
  readonly path: string;
  /** JSON, ending in a line break. */
  readonly text: string;
}

export const GOLDEN = join(ROOT, 'test/golden');

/** The platforms whose messages are kept, by the folder that they are kept in. */
export const PLATFORMS: Readonly<Record<string, Connect>> = { slack: connectSlack('socket'), discord: connectDiscord };

/** A Thursday, so that weekdays go on past the weekend. */
const NOW = new Date('2025-01-23T12:00:00Z');

/** Stands still. Between two posts nobody need wait; for one that takes long, whoever asked for it would. */
const UNHURRIED: Clock = {
  now: () => NOW,
  random: () => 0,
  wait: (ms, signal) =>
    ms < 20_000 ? Promise.resolve() : new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
};

/** What a platform's adapter sends, on the seeds: for every command's example, and for what people do with the answers. */
export async function goldens(t: Cleanup, folder: string): Promise<readonly Golden[]> {
  const connect = PLATFORMS[folder] ?? assert.fail(`there is no platform ${folder}`);
  const made: Golden[] = [];

  const keep = (name: string, did: string, sent: unknown) => {
    const text = normal(JSON.stringify({ did, sent }, null, 1));
    made.push({ path: join(folder, `${name}.json`), text: `${text}\n` });
  };

  /** A bot that nobody has used yet. */
  async function fresh<T>(use: (driver: Driver) => Promise<T>, clock: Clock = new HandClock(NOW)): Promise<T> {
    const { dispatcherOver, stores } = await openHouse(t, undefined, { clock });
    const driver = await connect(dispatcherOver, stores.vault);
    try {
      return await use(driver);
    } finally {
      await driver.stop();
      assert.deepEqual(driver.refusals(), []);
    }
  }

  for (const { name, example } of COMMANDS) {
    await fresh(async (driver) => {
      const { appeared } = await driver.type(example);
      keep(
        name,
        example,
        appeared.map((seen) => driver.sent(seen)),
      );
    });
  }
  await fresh(async (driver) => {
    const answer = one(await driver.type('/strategy google'));
    keep('strategy-google', '/strategy google', [driver.sent(answer)]);
    const form = (await driver.openForm(answer, 'Share…')) ?? assert.fail('no form');
    keep('form-share', '/strategy google → Share…', driver.sent(form));
    const outcome = await driver.sendForm(form, { note: 'Worth a look' });
    keep('shared', '/strategy google → Share… → Share', posted(driver, outcome));
    const taken = await driver.press(own(outcome), 'Take back');
    keep('taken-back', '/strategy google → Share… → Share → Take back', [driver.sent(own(taken))]);
    const home = one(await driver.type('/home'));
    keep('form-ask', '/home → Ask…', driver.sent((await driver.openForm(home, 'Ask…')) ?? assert.fail('no form')));
  });
  await fresh(async (driver) => {
    const digest = one(await driver.type('/digest subscribe 9am weekdays Europe/London'));
    const form = (await driver.openForm(digest, 'Change…')) ?? assert.fail('no form');
    keep('form-digest', '/digest subscribe … → Change…', driver.sent(form));
    keep('digest-post', '/digest now', posted(driver, await driver.type('/digest now')));
    keep('digest-list', '/digest list', [driver.sent(one(await driver.type('/digest list')))]);
    keep('home-in-use', '/home, with a digest', [driver.sent(one(await driver.type('/home')))]);
  });
  await fresh(async (driver) => {
    await driver.type('/digest subscribe 9am weekdays zone:Europe/London empty:archive');
    keep('digest-archive', '/digest now, from the archive', posted(driver, await driver.type('/digest now')));
  }, UNHURRIED);
  await fresh(async (driver) => {
    keep('unknown-player', '/strategy zorblaxian', [driver.sent(one(await driver.type('/strategy zorblaxian')))]);
    keep('nothing-found', '/moments qqqqzzzz', [driver.sent(one(await driver.type('/moments qqqqzzzz')))]);
    keep('mentioned', '/strategy perplexity', [driver.sent(one(await driver.type('/strategy perplexity')))]);
    const answer = one(await driver.type('/strategy google'));
    keep('old-button', 'a button of long ago', [driver.sent(own(await driver.forge(answer, 'x')))]);
  });
  return made;
}

/** What appeared, the channel's first. */
function posted(driver: Driver, { appeared }: Outcome): readonly unknown[] {
  const sorted: readonly Seen[] = appeared.toSorted((a, b) => Number(a.private) - Number(b.private));
  return sorted.map((seen) => ({ for: seen.private ? 'the asker' : 'everybody', message: driver.sent(seen) }));
}

/** Without what is another one every time: when the library was looked through, ids that are made up, and ports. */
function normal(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\d \d\d\\*:\d\d UTC/gu, 'LOOKED-THROUGH')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+\/response\/[\w-]+/gu, 'RESPONSE-URL')
    .replaceAll(/("id": )\d{6,}/gu, '$1"MARK"')
    .replaceAll(/(undo=\.)[\w-]+/gu, '$1SHARE');
}
