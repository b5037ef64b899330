import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Subscription } from '../../src/core/digest.ts';
import { deliveryId, partKey } from '../../src/digest/identity.ts';
import { HAS_BASELINE } from '../../src/digest/told.ts';
import { openStores } from '../../src/store/index.ts';
import { HOUR, subscriptionOf } from '../digest/support.ts';
import { talkDocument, talkId } from '../digest/talks.ts';
import { seeded } from '../support/seeded.ts';
import type { Setup } from './messages.ts';
import { LATE, type Platforms, type Standing, startPlatforms } from './platforms.ts';
import { Subject } from './process.ts';
import { FastClock } from './time.ts';

/** Channels of each platform. */
const CHANNELS = 3;
/** Messages of a post: the parent, and the breakdowns of the two players that each talk is about. */
const MESSAGES = 3;
/** Milliseconds of the fast time: six seconds of the machine's, far longer than a busy machine holds a process up. */
const LEASE = 5 * 60_000;
const FIRST_DUE = Date.parse('2026-03-02T09:00:00Z');
/** Processes that are killed in one round, at most. */
const MOST_KILLS = 4;

/** What came of a chaos run. */
export interface Tally {
  readonly rounds: number;
  kills: number;
  /** Deliveries that came due. */
  due: number;
  /** Deliveries that stand on their platform with all that belongs to them, and are recorded so. */
  posted: number;
  /** Messages that stand more than once. */
  readonly doubled: string[];
  /** Messages that do not stand where they should. */
  readonly lost: string[];
}

/**
 * Rounds of a day each: a video comes in, every channel's digest comes due, and real processes post it to stand-ins of
 * both platforms while they are killed between any two steps, at any request and at any time, and while the platforms
 * answer badly, late or not at all. Then everything that stands there is counted.
 */
export async function runChaos(
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
  progress: (round: number, tally: Tally) => void = () => undefined,
): Promise<Tally> {
  const random = seeded(seed);
  const clock = new FastClock({ fast: FIRST_DUE - HOUR, real: Date.now() });
  const platforms = await startPlatforms(clock, random);
  const folder = mkdtempSync(join(tmpdir(), 'cuepoint-chaos-'));
  const libraryDir = mkdtempSync(join(tmpdir(), 'cuepoint-chaos-library-'));
  const stores = openStores(folder);
  const subscriptions = channels(clock.now());
  for (const subscription of subscriptions) {
    platforms.open(subscription.place);
    await stores.digest.save(subscription);
    await stores.digest.tell(subscription.id, [HAS_BASELINE]);
  }
  const tally: Tally = { rounds, kills: 0, due: 0, posted: 0, doubled: [], lost: [] };
  const { slack, discord } = platforms;
  let processes = 0;
  const spawn = (): Subject => {
    processes += 1;
    const common = { anchor: clock.anchor, dataDir: folder, libraryDir, lease: LEASE, catchUp: 6 * HOUR };
    return new Subject({ ...common, slack, discord, id: `process ${processes}` } satisfies Setup);
  };
  const crew = { random, clock, platforms, tally, spawn, subjects: [] as Subject[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const due = new Date(FIRST_DUE + round * 24 * HOUR);
      writeFileSync(join(libraryDir, `${talkId(round)}.transcript.md`), talkDocument(round));
      clock.moveTo(due.getTime() + 1_000 + random() * HOUR);
      platforms.badness = random() * 0.35;
      platforms.remember(random() < 0.5);
      await live(crew);
      for (const subscription of subscriptions) {
        tally.due += 1;
        const [delivery] = await stores.digest.deliveries(subscription.id, 1);
        const whole = judge(platforms.standing(), subscription, due, `Talk number ${round}`, tally);
        if (whole && delivery?.state === 'posted' && delivery.dueAt.getTime() === due.getTime()) tally.posted += 1;
        else if (whole) tally.lost.push(`the record of ${subscription.place.channel} for ${due.toISOString()}`);
      }
      progress(round + 1, tally);
    }
  } finally {
    for (const subject of crew.subjects) subject.kill();
    await platforms.stop();
    stores.close();
    for (const each of [folder, libraryDir]) rmSync(each, { recursive: true, force: true });
  }
  return tally;
}

interface Crew {
  readonly random: () => number;
  readonly clock: FastClock;
  readonly platforms: Platforms;
  readonly tally: Tally;
  readonly spawn: () => Subject;
  /** Processes that live on from round to round. */
  subjects: Subject[];
}

/** Ticks until nothing is left to do, and has the processes die meanwhile. */
async function live(crew: Crew): Promise<void> {
  const { random, clock, platforms, tally } = crew;
  const replicas = random() < 0.25 ? 2 : 1;
  for (let killsLeft = Math.floor(random() * (MOST_KILLS + 1)); ; ) {
    crew.subjects = crew.subjects.filter(({ alive }) => alive);
    for (const extra of crew.subjects.splice(replicas)) await extra.stop();
    while (crew.subjects.length < replicas) crew.subjects.push(crew.spawn());
    // One after the other, so that the first has read the documents when the second looks.
    for (const subject of crew.subjects) await subject.ask({ order: 'sync' });
    const victim = killsLeft > 0 ? crew.subjects[Math.floor(random() * replicas)] : undefined;
    const end = victim && armed(victim, crew);
    const reports = await Promise.all(
      crew.subjects.map((subject) => {
        const steps = subject === victim && end ? end.steps : null;
        return subject.ask({ order: 'tick', anchor: clock.anchor, steps });
      }),
    );
    end?.disarm();
    if (victim && !victim.alive) {
      tally.kills += 1;
      killsLeft -= 1;
    } else if (victim) killsLeft -= 1;
    const open = reports.flatMap((report) => (report !== 'gone' && report.report === 'idle' ? [report.open] : []));
    if (open.length === replicas && Math.max(...open) === 0) return;
    // The clock is moved on faster than what is on its way gets there.
    await sleep(LATE);
    // Everybody who lives is idle, so that only claims of the dead grow old.
    clock.moveTo(clock.ms() + (random() < 0.8 ? LEASE + 1_000 : 1_000));
    platforms.onRequest = () => undefined;
  }
}

/** Has a process die: between two of its steps, when a platform gets its request, or at some time. */
function armed(victim: Subject, { random, platforms }: Crew): { readonly steps: number | null; disarm(): void } {
  const way = random();
  if (way < 0.5) return { steps: 1 + Math.floor(random() * 250), disarm: () => undefined };
  if (way < 0.8) {
    let requests = 1 + Math.floor(random() * 25);
    platforms.onRequest = () => {
      requests -= 1;
      if (requests === 0) victim.kill();
    };
    return {
      steps: null,
      disarm() {
        platforms.onRequest = () => undefined;
      },
    };
  }
  const timer = setTimeout(() => victim.kill(), random() * 600);
  return { steps: null, disarm: () => clearTimeout(timer) };
}

/** Counts what stands of one delivery. @returns whether all of it does */
function judge(
  standing: readonly Standing[],
  { id, place }: Subscription,
  due: Date,
  title: string,
  { doubled, lost }: Tally,
): boolean {
  const before = lost.length;
  const delivery = deliveryId(id, due);
  const there = standing.filter(({ channel }) => channel === place.channel);
  const [parent] = there.filter(({ key }) => key === partKey(delivery, 0));
  for (let index = 0; index < MESSAGES; index += 1) {
    const key = partKey(delivery, index);
    const found = there.filter((message) => message.key === key);
    const name = `message ${index} in ${place.channel} for ${due.toISOString()}`;
    const [first] = found;
    if (found.length > 1) doubled.push(name);
    if (!first?.whole || first.under !== (index === 0 ? null : parent?.id)) lost.push(name);
  }
  const told = there.filter(({ under, text }) => under === null && new RegExp(`${title}\\b`, 'u').test(text));
  if (told.length > 1) doubled.push(`${title} in ${place.channel}`);
  return lost.length === before;
}

function channels(since: Date): readonly Subscription[] {
  return (['slack', 'discord'] as const).flatMap((platform) =>
    Array.from({ length: CHANNELS }, (_, index) => {
      const channel = platform === 'slack' ? `C1000${index}` : `70000000000000000${index}`;
      return subscriptionOf(`${platform}-${index}`, { place: { platform, channel }, zone: 'UTC', since });
    }),
  );
}
