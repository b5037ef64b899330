import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { ChildError, child } from './children.ts';
import { OURS, peerOf } from './engines/index.ts';
import { type Measured, measuredSchema } from './measured.ts';

/** What one engine came to on a library. */
export interface Result {
  readonly times: number;
  readonly engine: string;
  readonly passages: number;
  /** Milliseconds. */
  readonly build: number | null;
  readonly megabytes: number | null;
  readonly measured: Measured | null;
  /** What could not be done, and why. */
  readonly failure: string | null;
}

/** Where the passages come from, and what is asked. */
export interface Task {
  readonly library: string;
  readonly times: number;
  readonly seed: number;
  readonly passages: number;
  /** The file with the questions. */
  readonly asked: string;
}

/** Builds one engine's index in a folder and asks it; what cannot be done is told rather than thrown. */
export function measureEngine(engine: string, task: Task, place: string): Result {
  const { library, times, seed, passages, asked } = task;
  const corpus = [library, String(times), String(seed)];
  const none = { times, engine, passages, build: null, megabytes: null, measured: null, failure: null };
  const answered = (more: readonly string[], what: string) =>
    measuredSchema.parse(
      JSON.parse(child('answer.ts', [engine, place, asked, ...more], `${times} x ${engine}: ${what}`)),
    );
  mkdirSync(place);
  try {
    const begun = performance.now();
    child('build.ts', [engine, place, ...corpus], `${times} x ${engine}: indexing`);
    const build = performance.now() - begun;
    return { ...none, build, megabytes: sizeOf(place), measured: answered([], 'asking') };
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    if (engine === OURS || !peerOf(engine).hold) return { ...none, failure: error.message };
    return held(none, error.message, () => answered(corpus, 'indexing and asking, without writing'));
  }
}

/** What cannot write its index is asked in the process that made it: its start is then the indexing. */
function held(none: Result, reason: string, answered: () => Measured): Result {
  try {
    return { ...none, measured: answered(), failure: `cannot be saved: ${reason}` };
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    return { ...none, failure: `${reason}; then ${error.message}` };
  }
}

function sizeOf(place: string): number {
  return Number.parseInt(execFileSync('du', ['-sk', place], { encoding: 'utf8' }), 10) / 1024;
}
