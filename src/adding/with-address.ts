import { quoted } from '../core/arguments.ts';
import { AskerError } from '../core/errors.ts';
import type { IncomingFile } from '../core/files.ts';
import { safeName } from './file-names.ts';

/**
 * A file, and beside it under the same name what says where its video is.
 * @throws AskerError when the link is none over https
 */
export function withAddress({ name, bytes }: IncomingFile, link: string): readonly IncomingFile[] {
  const url = URL.parse(link.trim().replace(/^<|>$/gu, ''));
  if (url?.protocol !== 'https:')
    throw new AskerError(`${quoted(link)} is no address of a video: it begins with https://.`);
  const { base, extensions } = safeName(name);
  // Every dot before the last extension goes: what lies between two could be read as a part of the name or not.
  const extension = /\.[a-z\d]{1,12}(?:\.gz)?$/iu.exec(extensions)?.[0] ?? '';
  const stem = (base + extensions.slice(0, extensions.length - extension.length)).replaceAll('.', ' ');
  // A JSON string is one of YAML too.
  const sidecar = Buffer.from(`url: ${JSON.stringify(url.href)}\n`);
  return [
    { name: stem + extension, bytes },
    { name: stem + SIDECAR, bytes: sidecar },
  ];
}

/** The extension of what says where a video is. */
export const SIDECAR = '.yaml';
