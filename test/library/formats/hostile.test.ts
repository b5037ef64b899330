import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { HOSTILE } from './hostile.ts';

const CHILD = fileURLToPath(new URL('./hostile-child.ts', import.meta.url));
/** MB by which reading a document of one megabyte may make the process grow. */
const MOST = 64;
const Results = z.array(z.object({ path: z.string(), grown: z.number(), said: z.string() }));

test('a hostile megabyte in any form is answered, and never takes more than 64 MB', () => {
  const flags = ['--expose-gc', '--max-old-space-size=48', '--max-semi-space-size=2'];
  const child = spawnSync(process.execPath, [...flags, CHILD], { encoding: 'utf8', timeout: 300_000 });
  assert.equal(child.status, 0, `it ended with ${child.signal ?? child.status}: ${child.stderr.slice(-2_000)}`);
  const results = Results.parse(JSON.parse(child.stdout));
  assert.deepEqual(
    results.map(({ path }) => path),
    HOSTILE.map(([path]) => path),
  );
  for (const { path, grown, said } of results) {
    assert.ok(grown < MOST, `after ${path} the process had grown by ${grown} MB`);
    assert.ok(said.length > 2 && said.length < 2_000, `${path}: ${said}`);
  }
});
