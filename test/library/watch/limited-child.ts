/**
 * Watches a folder with eight others in it, and tells what is logged and noticed, a JSON line each: first of files in two
 * of them, then of one in a folder that is made later. Ends when that was noticed.
 * Usage: node limited-child.ts FOLDER
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../../src/core/log.ts';
import { watchFolder } from '../../../src/library/watch/index.ts';

const folder = process.argv[2] ?? '';
const tell = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);
const warn: Log['warn'] = ({ reason }, message) => tell({ warned: message, reason });
const write = (path: string) => writeFileSync(join(folder, path), 'words');

for (let index = 0; index < 8; index += 1) {
  mkdirSync(join(folder, String(index)));
  write(`${index}/old.md`);
}
const first = ['0/new.md', '7/new.md'];
const awaited = new Set([...first, 'late/new.md']);
let written = false;
const alive = setInterval(() => undefined, 1_000);
const watching = watchFolder(folder, {
  ...{ log: { debug() {}, info() {}, error: warn, warn }, settle: 60 },
  onReady() {
    tell({ ready: true });
    if (written) {
      // Watching has begun anew: what came meanwhile is for a look at the whole folder.
      for (const path of ['late/new.md', ...first]) awaited.delete(path);
      awaited.add('last.md');
      return write('last.md');
    }
    written = true;
    for (const path of first) write(path);
  },
  onChange(files) {
    tell({ changed: files });
    for (const path of files) awaited.delete(path);
    if (awaited.size === 1 && awaited.has('late/new.md')) {
      mkdirSync(join(folder, 'late'), { recursive: true });
      write('late/new.md');
    }
    if (awaited.size > 0) return;
    clearInterval(alive);
    void watching.close();
  },
});
