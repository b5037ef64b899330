import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a program may use. */
export interface Bounds {
  /** The folder that it works in, and that alone it is to write to. */
  readonly folder: string;
  /** Milliseconds. */
  readonly time: number;
  /** Bytes in the folder. */
  readonly size: number;
  /** Ends it when Cuepoint ends. */
  readonly signal: AbortSignal;
}

/** How a program ended. `errors` is the end of what it said on standard error. */
export type Ended =
  | { readonly kind: 'ended'; readonly code: number | null; readonly errors: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'stopped'; readonly why: 'time' | 'size' | 'signal' };

/** Characters that are kept of standard error. */
const KEPT = 16_000;
/** Milliseconds between two looks at how much was written. */
const LOOK = 500;
/** Milliseconds for the last of what it said, once it has ended. */
const LAST_WORDS = 500;
/** What of the environment a program is given: how to run, where its own settings are, how to get out. No secrets. */
const PASSED =
  /^(?:PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|XDG_\w+|(?:https?|no|all)_proxy|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|SystemRoot|APPDATA|USERPROFILE|TEMP|TMP|PATHEXT)$/iu;

/**
 * Runs a program without a shell, its input and output closed, until it ends or is over its bounds: then it is ended with
 * all that it started. Never rejects.
 */
export function runBounded(program: string, args: readonly string[], bounds: Bounds): Promise<Ended> {
  const { folder, time, size, signal } = bounds;
  if (signal.aborted) return Promise.resolve({ kind: 'stopped', why: 'signal' });
  const { promise, resolve } = Promise.withResolvers<Ended>();
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED.test(name)));
  // A group of its own, so that what it starts ends with it.
  const child = spawn(program, args, { cwd: folder, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let why: Extract<Ended, { kind: 'stopped' }>['why'] | null = null;
  let errors = '';

  function stop(reason: NonNullable<typeof why>): void {
    why ??= reason;
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  }
  function end(ended: Ended): void {
    clearTimeout(late);
    clearInterval(looking);
    signal.removeEventListener('abort', onAbort);
    process.off('exit', onAbort);
    resolve(why === null ? ended : { kind: 'stopped', why });
  }
  const onAbort = () => stop('signal');
  const late = setTimeout(() => stop('time'), time).unref();
  const looking = setInterval(() => {
    void sizeOf(folder).then((written) => written > size && stop('size'));
  }, LOOK).unref();
  signal.addEventListener('abort', onAbort, { once: true });
  process.once('exit', onAbort);

  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-KEPT);
  });
  child.once('error', (error) => {
    const missing = 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES');
    end(missing ? { kind: 'missing' } : { kind: 'ended', code: null, errors: error.message });
  });
  child.once('close', (code) => end({ kind: 'ended', code, errors }));
  // What it left running could hold its standard error open for ever.
  child.once('exit', (code) => void setTimeout(() => end({ kind: 'ended', code, errors }), LAST_WORDS).unref());
  return promise;
}

/** Bytes of the files in a folder. */
export async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
  return sizes.reduce((sum, about) => sum + (about?.size ?? 0), 0);
}
