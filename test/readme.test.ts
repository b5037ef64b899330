import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PermissionsBitField } from 'discord.js';
import { INVITED_WITH } from '../src/discord/permissions.ts';
import { ROOT } from './support/library.ts';
import { expectedReadme, README } from './support/readme.ts';
import { WORKS } from './support/works.ts';

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

test('every line of the README’s table of what works where is held by a test of that name', () => {
  for (const { what, shownBy } of WORKS) {
    assert.ok(shownBy.length > 0, what);
    for (const [file, name] of shownBy) {
      const source = readFileSync(join(ROOT, 'test', file), 'utf8');
      assert.ok(
        [`test('${name}'`, `it('${name}'`].some((begin) => source.includes(begin)),
        `${file}: ${name}`,
      );
    }
  }
});

test('the README names every permission that the bot asks a Discord server for', () => {
  const readme = readFileSync(README, 'utf8').replaceAll(/\s+/gu, ' ').toLowerCase();
  for (const flag of new PermissionsBitField(INVITED_WITH).toArray()) {
    const words = flag.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase();
    assert.ok(readme.includes(words), words);
  }
});

test('the README’s tree has every folder of the code', () => {
  const readme = readFileSync(README, 'utf8');
  for (const entry of readdirSync(join(ROOT, 'src'), { withFileTypes: true })) {
    if (entry.isDirectory()) assert.match(readme, new RegExp(`^  ${entry.name}/ +\\w`, 'mu'), entry.name);
  }
});
