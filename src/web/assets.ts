import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedOnce } from './packed.ts';

export interface Asset {
  readonly body: string;
  /** The body packed; null where it is not worth it. */
  readonly packed: Buffer | null;
  readonly type: string;
}

/** What pages load, by name, and a version that changes whenever one of them does. */
export interface Assets {
  readonly version: string;
  get(name: string): Asset | undefined;
}

const TYPES: Readonly<Record<string, string>> = { css: 'text/css', svg: 'image/svg+xml', js: 'text/javascript' };

/** Reads the assets beside this file, and packs them, once. Scripts are sent as they are written: their types stand in comments. */
export function readAssets(): Assets {
  const folder = join(import.meta.dirname, 'assets');
  const files = new Map(
    readdirSync(folder)
      .filter((name) => /^[a-z-]+\.(?:css|svg|js)$/u.test(name))
      .map((name): [string, Asset] => {
        const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
        const body = readFileSync(join(folder, name), 'utf8');
        return [name, { body, packed: packedOnce(body), type }];
      }),
  );
  const hash = createHash('sha256');
  for (const [name, { body }] of files) hash.update(name).update(body);
  return { version: hash.digest('hex').slice(0, 12), get: (name) => files.get(name) };
}
