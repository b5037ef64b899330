import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const USE = fileURLToPath(new URL('./use.ts', import.meta.url));
const [FIRST, THEN] = [400, 1_000];
/** Bytes by which the heap may differ between the two: what is compiled meanwhile, and less than so many answers take. */
const MOST = 8_000_000;

// At length: node --expose-gc test/load/use.ts slack 2000 8000
for (const platform of ['slack', 'discord']) {
  test(`on ${platform} nothing is kept of commands that were answered, nor of who asked`, () => {
    const args = ['--expose-gc', USE, platform, `${FIRST}`, `${THEN}`];
    const child = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 120_000 });
    assert.equal(child.status, 0, child.stderr);
    const [first = 0, then = 0] = z.array(z.number()).length(2).parse(JSON.parse(child.stdout));
    assert.ok(first > 1e6);
    assert.ok(then - first < MOST, `the heap grew from ${first} to ${then} bytes`);
  });
}
