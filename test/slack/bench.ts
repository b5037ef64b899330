import assert from 'node:assert/strict';
import { after, mock, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import type { Dispatcher } from '../../src/core/dispatch.ts';
import { OperatorError } from '../../src/core/errors.ts';
import type { InvocationVault } from '../../src/core/invocation.ts';
import { PostError } from '../../src/core/poster.ts';
import { createSlackAdapter, type SlackSettings } from '../../src/slack/index.ts';
import type { Timer } from '../../src/slack/late.ts';
import { createSlackPoster } from '../../src/slack/poster.ts';
import type { PictureParts } from '../../src/slack/uploads.ts';
import { fakeClock, fakeDispatcher, fakeTimer, type LogEntry, memoryVault, privately, recordingLog } from './fakes.ts';
import { startStandIn } from './stand-in/index.ts';
import { seen } from './stand-in/seen.ts';

export const MODES = ['socket', 'http'] as const;

interface Overrides {
  readonly pictures?: PictureParts;
  readonly dispatcher?: Dispatcher;
  readonly vault?: InvocationVault;
  /** Tells at once, or when it likes, that somebody has waited long; never when left out. */
  readonly timer?: Timer;
  readonly settings?: (settings: SlackSettings) => SlackSettings;
}

const LOGS: LogEntry[][] = [];

/** An adapter and the stand-in it talks to, on a clock that moves only by waiting; both are stopped after the test. */
export async function bench(t: TestContext, mode: (typeof MODES)[number], overrides: Overrides = {}) {
  const clock = fakeClock();
  const standIn = await startStandIn({ mode, now: clock.now });
  const log = recordingLog();
  LOGS.push(log.entries);
  const dispatcher = overrides.dispatcher ?? fakeDispatcher(({ args }) => privately(`You asked ${args['player']}`));
  const settings = overrides.settings?.(standIn.settings) ?? standIn.settings;
  const wait = (milliseconds: number) => clock.wait(milliseconds);
  const vault = overrides.vault ?? memoryVault();
  const timer = overrides.timer ?? fakeTimer().timer;
  const create = () => createSlackAdapter({ settings, dispatcher, vault, log, wait, timer, ...overrides.pictures });
  const adapter = create();
  const running = [adapter];
  t.after(async () => {
    for (const one of running) await one.stop();
    await standIn.stop();
  });
  /** A new adapter in the place of the first: what was in memory is gone. */
  const restarted = async () => {
    await adapter.stop();
    const again = create();
    running.push(again);
    await again.start();
    return again;
  };
  const shown = () => [...standIn.workspace.messages.values()].map(seen);
  return { standIn, workspace: standIn.workspace, adapter, restarted, clock, log, dispatcher, shown };
}

/** A poster and the stand-in it posts to, where the bot is a member of `C1`; stopped after the test. */
export async function posterBench(t: TestContext, managers: readonly string[] = [], pictures: PictureParts = {}) {
  const standIn = await startStandIn({ mode: 'http' });
  t.after(() => standIn.stop());
  const { workspace, settings } = standIn;
  workspace.joined.add('C1');
  const log = recordingLog();
  LOGS.push(log.entries);
  const vault = memoryVault();
  const waited: number[] = [];
  const wait = async (milliseconds: number) => void waited.push(milliseconds);
  const poster = createSlackPoster({ settings, vault, log, managers, wait, ...pictures });
  const shown = () => [...workspace.messages.values()].map(seen);
  return { standIn, workspace, poster, vault, log, shown, waited };
}

/** Holds that the work is refused with a message for the one who runs the bot. */
export function rejection(work: Promise<unknown>, message: RegExp): Promise<void> {
  return assert.rejects(work, (error) => error instanceof OperatorError && message.test(error.message));
}

/** Holds that the work fails as a post does: with what that means, and a sentence that holds no secret. */
export function failsToPost(
  work: Promise<unknown>,
  kind: PostError['kind'],
  message: RegExp,
  retryAfter: number | null = null,
  scope?: PostError['scope'],
): Promise<void> {
  return assert.rejects(work, (error) => {
    assert.ok(error instanceof PostError, String(error));
    assert.deepEqual([error.kind, error.retryAfter], [kind, retryAfter], error.message);
    if (scope) assert.equal(error.scope, scope, error.message);
    assert.match(error.message, message);
    assert.match(error.message, /^[A-Z].*\.$/su, 'no sentence');
    assert.doesNotMatch(error.message, /xox/u);
    return true;
  });
}

/** Holds, after all tests of a file, that nothing was printed and that no log line holds a secret. */
export function watchOutput(): void {
  const printed = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    mock.method(console, name, () => {}),
  );
  after(() => {
    const lines = LOGS.flat().map(({ message, fields }) => `${message} ${inspect(fields, { depth: 9 })}`);
    assert.ok(lines.length > 10);
    const secret = /xox[a-z]-\w|xapp-\w|stand-in-signing-secret|ticket=|\/response\//u;
    for (const line of lines) assert.doesNotMatch(line, secret);
    assert.deepEqual(
      printed.flatMap(({ mock: { calls } }) => calls),
      [],
      'something was printed',
    );
  });
}
