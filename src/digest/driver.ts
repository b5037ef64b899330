import { schedule as onSchedule, type ScheduledTask, type TaskOptions } from 'node-cron';
import type { Schedule, Subscription } from '../core/digest.ts';
import type { DigestStore } from '../core/digest-store.ts';
import type { Log } from '../core/log.ts';
import type { DigestRunner } from './runner.ts';

const EVERY_MINUTE = '* * * * *';
/** Milliseconds that a busy process may be late for a task, which is then still run. */
const TOLERANCE = 30_000;

/** What makes a runner run. */
export interface DigestDriver {
  /** Posts what is due and was left behind, and from then on whatever comes due. */
  start(): Promise<void>;
  /** Takes in that subscriptions have changed; without it that is noticed within a minute. */
  refresh(): Promise<void>;
  /** Sets off nothing any more, and stops the runner. */
  stop(): Promise<void>;
}

/**
 * Drives a runner with node-cron: one task for each subscription in its own zone, which is on the second, and one that
 * looks through everything each minute. The latter finds what a task missed: while the process was down or asleep, where
 * clocks changed, or where node-cron reads an expression otherwise. Which of them comes first makes no difference, and
 * neither does how many replicas there are: electing one is claiming the delivery, in the store that they share.
 */
export function createDigestDriver({
  runner,
  store,
  log,
}: {
  readonly runner: DigestRunner;
  readonly store: DigestStore;
  readonly log: Log;
}): DigestDriver {
  const tasks = new Map<string, { readonly when: string; readonly task: ScheduledTask }>();
  let sweep: ScheduledTask | null = null;
  const common: TaskOptions = {
    noOverlap: true,
    unref: true,
    suppressMissedWarning: true,
    missedExecutionTolerance: TOLERANCE,
    logger: {
      info: (message) => log.debug({}, message),
      // That a slot was skipped is no news: every minute makes up for it.
      warn: (message) => log.debug({}, message),
      debug: (message) => log.debug({}, String(message)),
      error: (message, error) => log.error({ err: error ?? message }, 'a scheduled task failed'),
    },
  };

  function taskFor({ id, schedule, zone }: Subscription): ScheduledTask {
    return onSchedule(patternOf(schedule), () => runner.settled(id), {
      ...common,
      name: `digest:${id}`,
      timezone: zone,
      distributed: true,
      runCoordinator: { shouldRun: () => runner.claimDue(id) },
    });
  }

  async function refresh(): Promise<void> {
    const wanted = new Map(
      (await store.subscriptions()).filter(({ paused }) => paused === null).map((each) => [each.id, each]),
    );
    for (const [id, { when, task }] of tasks) {
      const subscription = wanted.get(id);
      if (subscription && when === timingOf(subscription)) continue;
      tasks.delete(id);
      await task.destroy();
    }
    for (const [id, subscription] of wanted) {
      if (tasks.has(id)) continue;
      try {
        tasks.set(id, { when: timingOf(subscription), task: taskFor(subscription) });
      } catch (error) {
        log.warn({ err: error, subscription: id }, 'node-cron does not take a schedule: it is looked at each minute');
      }
    }
  }

  async function lookThrough(): Promise<void> {
    try {
      await refresh();
    } catch (error) {
      log.error({ err: error }, 'the subscriptions could not be read');
    }
    await runner.tick();
  }

  return {
    async start() {
      sweep ??= onSchedule(EVERY_MINUTE, lookThrough, { ...common, name: 'digests' });
      await lookThrough();
    },
    refresh,
    async stop() {
      await sweep?.destroy();
      for (const { task } of tasks.values()) await task.destroy();
      tasks.clear();
      await runner.stop();
    },
  };
}

function patternOf(schedule: Schedule): string {
  if (schedule.kind === 'cron') return schedule.expression;
  return `${schedule.minute} ${schedule.hour} * * ${schedule.days.join(',')}`;
}

function timingOf({ schedule, zone }: Subscription): string {
  return `${patternOf(schedule)} ${zone}`;
}
