import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cleanup, ROOT, SEEDS, temporaryFolder } from './library.ts';

/** How a run of the program ended, and all that it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A running program. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once standard output matches; rejects when the program ends before. */
  printed(pattern: RegExp): Promise<void>;
}

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/**
 * Starts the program as its scripts do, with the seeds, a data folder of its own and no token. It runs away from the
 * project's folder, where a developer may have an .env with tokens.
 */
export function startProgram(
  t: Cleanup,
  args: readonly string[],
  { env = {}, cwd = tmpdir() }: Surroundings = {},
): Running {
  const { PATH, HOME } = process.env;
  const base = { PATH: PATH ?? '', HOME: HOME ?? '', DATA_DIR: temporaryFolder(t), LIBRARY_DIR: SEEDS, PORT: '0' };
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), ...args], { cwd, env: { ...base, ...env } });
  t.after(() => child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const watch of watchers) watch();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const { promise: ended, resolve } = Promise.withResolvers<Ended>();
  child.on('close', (code) => resolve({ code, out, err }));
  return {
    process: child,
    ended,
    async printed(pattern) {
      const { promise, resolve: seen, reject } = Promise.withResolvers<void>();
      const watch = () => pattern.test(out) && seen();
      watchers.add(watch);
      watch();
      void ended.then(() => reject(new Error(`it ended without printing ${pattern}:\n${out}\n${err}`)));
      await promise;
      watchers.delete(watch);
    },
  };
}

/** Runs the program to its end with the given input. */
export function runProgram(
  t: Cleanup,
  args: readonly string[],
  { input = '', ...surroundings }: Surroundings & { readonly input?: string } = {},
): Promise<Ended> {
  const running = startProgram(t, args, surroundings);
  running.process.stdin?.end(input);
  return running.ended;
}
