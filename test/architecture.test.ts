import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './support/library.ts';

/** What each folder may import of the house, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/strategy': ['src/core'],
  'src/library': ['src/core'],
  'src/digest': ['src/core'],
  'src/sharing': ['src/core'],
  'src/adding': ['src/core'],
  'src/store': ['src/core'],
  'src/slack': ['src/core'],
  'src/discord': ['src/core'],
  'src/terminal': ['src/core'],
  'src/web': ['src/core'],
  'src/pictures': ['src/core'],
  commands: ['src/core'],
};

/** The one folder that may import each vendor package. */
const VENDOR_HOME: Readonly<Record<string, string>> = {
  'discord.js': 'src/discord',
  '@slack/bolt': 'src/slack',
  'better-sqlite3': 'src/store',
  minisearch: 'src/library',
  chokidar: 'src/library',
  'cli-progress': 'src/terminal',
  'node-cron': 'src/digest',
};

const BUILTIN = new Set(builtinModules);

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

function imports(): readonly Import[] {
  const files = ['src', 'commands'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name).replaceAll('\\', '/')),
  );
  return files.flatMap((file) =>
    Array.from(
      readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:^(?:import|export)\b[^;]*?from |\bimport\()'([^']+)'/gmsu),
      (match) => ({
        file,
        room: roomOf(file),
        target: match[1] ?? '',
      }),
    ),
  );
}

/** `src/core` for a file in it, `commands` for a command, and the file itself for what lies directly in `src`. */
function roomOf(file: string): string {
  const parts = file.split('/');
  if (parts[0] === 'commands') return 'commands';
  return parts.length > 2 ? parts.slice(0, 2).join('/') : file;
}

const ALL = imports();

test('a folder imports the core and itself, and main.ts alone brings them together', () => {
  assert.ok(ALL.length > 100, 'the imports were found');
  for (const { file, room, target } of ALL) {
    const allowed = MAY_IMPORT[room];
    if (!target.startsWith('.') || !allowed) continue;
    const to = roomOf(relative(ROOT, join(ROOT, dirname(file), target)).replaceAll('\\', '/'));
    assert.ok(to === room || allowed.includes(to), `${file} imports ${target}, which is none of its business`);
  }
});

test('only the rooms that put the house together lie outside of its folders', () => {
  const outside = new Set(ALL.map(({ room }) => room).filter((room) => !(room in MAY_IMPORT)));
  const rooms = [
    'adds',
    'analyst',
    'config',
    'doctor',
    'house',
    'indexer',
    'indexing',
    'logger',
    'main',
    'measure',
    'pages',
    'platforms',
    'previews',
    'serve',
  ].map((name) => `src/${name}.ts`);
  assert.deepEqual([...outside].sort(), rooms);
});

test('every vendor package is imported in its one folder', () => {
  for (const { file, room, target } of ALL) {
    const home = Object.entries(VENDOR_HOME).find(([name]) => target === name || target.startsWith(`${name}/`))?.[1];
    if (home) assert.equal(room, home, `${file} imports ${target}`);
  }
});

test('the core does no input or output and knows no vendor', () => {
  for (const { file, room, target } of ALL) {
    if (room !== 'src/core' || target.startsWith('.')) continue;
    assert.equal(target, 'node:crypto', `${file} imports ${target}`);
  }
});

test('every package that is imported is a dependency of this project', () => {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  for (const { file, target } of ALL) {
    if (target.startsWith('.') || BUILTIN.has(target.replace(/^node:/u, ''))) continue;
    const name = target
      .split('/')
      .slice(0, target.startsWith('@') ? 2 : 1)
      .join('/');
    assert.ok(name in manifest.dependencies, `${file} imports ${name}, which package.json does not list`);
  }
});
