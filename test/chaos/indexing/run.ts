import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStores } from '../../../src/store/index.ts';
import { seeded } from '../../support/seeded.ts';
import { faultsIn } from './judge.ts';
import { Talks } from './talks.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** Documents of a library; kills until it is left to be read to its end, at most; steps and milliseconds until a kill. */
const DOCUMENTS = 60;
const IN_A_ROW = 6;
const STEPS = 90;
const SOON = 700;

/** What came of a run. */
export interface IndexingTally {
  kills: number;
  /** Libraries that were read to their end after having been killed. */
  whole: number;
  readonly faults: string[];
}

/**
 * Libraries that change at random are indexed by processes that are killed at random: after so many steps, or at any
 * moment. What each leaves behind is judged, and what there is once one was left to read to its end.
 */
export async function runIndexingChaos(
  { kills, seed }: { readonly kills: number; readonly seed: number },
  progress: (tally: IndexingTally) => void = () => undefined,
): Promise<IndexingTally> {
  const random = seeded(seed);
  const tally: IndexingTally = { kills: 0, whole: 0, faults: [] };
  while (tally.kills < kills) {
    const home = mkdtempSync(join(tmpdir(), 'cuepoint-chaos-'));
    const [libraryDir, dataDir] = [join(home, 'library'), join(home, 'data')];
    const talks = new Talks(libraryDir, random, DOCUMENTS);
    for (let left = 1 + Math.floor(random() * IN_A_ROW); left > 0 && tally.kills < kills; left -= 1) {
      const steps = random() < 0.5 ? 1 + Math.floor(random() * STEPS) : null;
      if (await wasKilled({ libraryDir, dataDir, steps }, random() * SOON)) tally.kills += 1;
      tally.faults.push(...(await faultsIn(dataDir)));
      if (random() < 0.5) talks.stir();
      progress(tally);
    }
    await toItsEnd({ libraryDir, dataDir });
    tally.faults.push(...(await faultsIn(dataDir)), ...(await missing(dataDir, talks)));
    tally.whole += 1;
    rmSync(home, { recursive: true, force: true });
  }
  return tally;
}

interface Setup {
  readonly libraryDir: string;
  readonly dataDir: string;
  readonly steps: number | null;
}

/** Starts a process that dies, or is killed so many milliseconds after it has begun. @returns false when it was faster */
async function wasKilled(setup: Setup, after: number): Promise<boolean> {
  const child = fork(CHILD, { env: { ...process.env, CHAOS: JSON.stringify(setup) } });
  const ended = once(child, 'exit');
  let timer: NodeJS.Timeout | undefined;
  if (setup.steps === null) {
    child.on('message', (message) => {
      if (message === 'ready') timer = setTimeout(() => child.kill('SIGKILL'), after);
    });
  }
  const [code, signal]: unknown[] = await ended;
  clearTimeout(timer);
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the process failed with ${code}`);
  return signal === 'SIGKILL';
}

async function toItsEnd(setup: Omit<Setup, 'steps'>): Promise<void> {
  const child = fork(CHILD, { env: { ...process.env, CHAOS: JSON.stringify({ ...setup, steps: null }) } });
  const [code]: unknown[] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the process failed with ${code}`);
}

/** What is not as the documents say. */
async function missing(dataDir: string, talks: Talks): Promise<readonly string[]> {
  const faults: string[] = [];
  const stores = openStores(dataDir);
  const there = new Set((await stores.library.contents()).map(({ id }) => id));
  for (const [id, mark] of talks.expected()) {
    const text = (await stores.library.video(id))?.video.cues[0]?.text ?? '';
    if (!text.startsWith(`${mark} `)) faults.push(`${id} should be ${mark}, and is “${text.slice(0, 40)}”`);
    there.delete(id);
  }
  for (const id of there) faults.push(`${id} is there, and should not be`);
  const paths = (await stores.library.documents()).map(({ path }) => path).sort();
  if (paths.join() !== talks.paths().join()) faults.push('the documents are not those of the folder');
  stores.close();
  return faults;
}
