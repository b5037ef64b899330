import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

export interface Asset {
  readonly body: string;
  readonly type: string;
}

/** What pages load, by name, and a version that changes whenever one of them does. */
export interface Assets {
  readonly version: string;
  get(name: string): Asset | undefined;
}

const TYPES: Readonly<Record<string, string>> = { css: 'text/css', svg: 'image/svg+xml', js: 'text/javascript' };

/** Reads the assets beside this file, once. Scripts are written in TypeScript, and sent without their types. */
export function readAssets(): Assets {
  const folder = join(import.meta.dirname, 'assets');
  const files = new Map(
    readdirSync(folder)
      .filter((name) => /^[a-z-]+\.(?:css|svg|ts)$/u.test(name))
      .map((name): [string, Asset] => {
        const source = readFileSync(join(folder, name), 'utf8');
        const sent = name.replace(/\.ts$/u, '.js');
        const body = name.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
        return [sent, { body, type: TYPES[sent.slice(sent.lastIndexOf('.') + 1)] ?? 'text/plain' }];
      }),
  );
  const hash = createHash('sha256');
  for (const [name, { body }] of files) hash.update(name).update(body);
  return { version: hash.digest('hex').slice(0, 12), get: (name) => files.get(name) };
}
