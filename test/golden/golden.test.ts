import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { GOLDEN, goldens, PLATFORMS } from './sent.ts';

for (const folder of Object.keys(PLATFORMS)) {
  test(`what is sent to ${folder} is what was read and kept (node test/golden/write.ts writes it anew)`, async (t) => {
    const made = await goldens(t, folder);
    const kept = readdirSync(join(GOLDEN, folder)).map((name) => join(folder, name));
    assert.deepEqual(made.map(({ path }) => path).sort(), kept.sort());
    for (const { path, text } of made) {
      assert.deepEqual(JSON.parse(text), JSON.parse(readFileSync(join(GOLDEN, path), 'utf8')), path);
    }
  });
}
