import { execFileSync } from 'node:child_process';
import { totalmem } from 'node:os';
import { join } from 'node:path';

/** Megabytes that one engine may take: the largest takes some 3 GB at 340,000 passages. */
const MEMORY = Math.min(12_000, Math.floor((0.6 * totalmem()) / 1024 ** 2));
/** Milliseconds that one process may take. */
const LONGEST = 60 * 60_000;

/** A process that did not come to its end, and why in a few words. */
export class ChildError extends Error {}

/**
 * Runs a script of the bench in a process of its own, so that one that dies of what it needs takes nobody with it; what it
 * prints. It is told on standard error what runs, and for how long it did.
 * @throws ChildError
 */
export function child(script: string, args: readonly string[], what: string): string {
  const begun = performance.now();
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what} … `);
  const told = (end: string) =>
    process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0)} s${end === '' ? '' : `: ${end}`}\n`);
  try {
    const flags = ['--expose-gc', `--max-old-space-size=${MEMORY}`];
    const printed = execFileSync(process.execPath, [...flags, join(import.meta.dirname, script), ...args], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST,
      killSignal: 'SIGKILL',
    });
    told('');
    return printed;
  } catch (error) {
    const reason = reasonOf(error);
    told(reason);
    throw new ChildError(reason);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stderr = 'stderr' in error ? String(error.stderr) : '';
  if ('code' in error && error.code === 'ETIMEDOUT') return 'took too long';
  if (/heap out of memory/u.test(stderr)) return `needs more than ${MEMORY} MB of heap`;
  const said = /^(?:Uncaught )?((?:\w+ )?\w*Error\b.*)$/mu.exec(stderr)?.[1];
  const signal = 'signal' in error && typeof error.signal === 'string' ? error.signal : null;
  return (said ?? signal ?? error.message.split('\n')[0] ?? '').slice(0, 200);
}
