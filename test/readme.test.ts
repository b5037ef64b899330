import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './support/library.ts';
import { expectedReadme, README } from './support/readme.ts';

test('the README’s sample answer and table of commands are what the code gives (npm run readme writes them)', async () => {
  const current = readFileSync(README, 'utf8');
  assert.equal(current, await expectedReadme(current));
});

test('the README names every variable of .env.example, and every script of package.json that it mentions exists', () => {
  const readme = readFileSync(README, 'utf8');
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  for (const [, name] of example.matchAll(/^([A-Z_]+)=/gmu)) assert.ok(readme.includes(`\`${name}\``), name);
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const [, name = ''] of readme.matchAll(/npm run (?:-s )?([a-z-]+)/gu)) assert.ok(name in scripts, name);
});
