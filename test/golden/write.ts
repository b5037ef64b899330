import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../support/library.ts';
import { GOLDEN, goldens, PLATFORMS } from './sent.ts';

/** Writes anew what the adapters send: to be read before it is committed. */
const closing: (() => unknown)[] = [];
for (const folder of Object.keys(PLATFORMS)) {
  const made = await goldens({ after: (close) => closing.push(close) }, folder);
  rmSync(join(GOLDEN, folder), { recursive: true, force: true });
  for (const { path, text } of made) {
    const file = join(GOLDEN, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  process.stdout.write(`${made.length} files in test/golden/${folder}\n`);
}
for (const close of closing) close();
execFileSync(join(ROOT, 'node_modules/.bin/biome'), ['format', '--write', GOLDEN], { cwd: ROOT, stdio: 'ignore' });
