import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { quoted } from '../core/arguments.ts';
import { AskerError } from '../core/errors.ts';
import { type FileSource, MAX_FILE_BYTES, TOO_LARGE, VIDEO_SITES } from '../core/files.ts';
import { PROMPT } from './poster.ts';

/** Files of the folder that the prompt was started in, and of those in it. @param folder the current one when left out */
export function createTerminalFiles(folder: string = process.cwd()): FileSource {
  return {
    platform: 'terminal',
    async open(reference, asker) {
      // Whoever asks in another way, as on a page, does not sit at this machine.
      if (asker.channel !== PROMPT) throw new AskerError('Files of this machine are added at its prompt alone.');
      const path = reference.replace(/^file:\/\//u, '');
      if (path.includes('\0')) throw new AskerError('That is no name of a file.');
      if (/^https?:\/\//iu.test(path)) {
        throw new AskerError(
          `${quoted(reference)} is no address that captions can be fetched from: it must be that of one video on ${VIDEO_SITES}. Of any other video, add the captions as a file.`,
        );
      }
      const found = await realpath(resolve(folder, path)).catch(() => null);
      const root = await realpath(folder);
      // What lies outside is not told to be there, either.
      if (found === null || !found.startsWith(root.endsWith(sep) ? root : root + sep)) {
        throw new AskerError(
          `There is no file ${quoted(reference)} in the current folder: name one inside it, or the address of a video on ${VIDEO_SITES}.`,
        );
      }
      return { name: basename(found), bytes: await read(found, reference) };
    },
  };
}

async function read(path: string, reference: string): Promise<Uint8Array> {
  // Without waiting: a pipe would never open.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new AskerError(`The file ${quoted(reference)} cannot be read (${code}).`);
  });
  try {
    const about = await handle.stat();
    if (!about.isFile()) throw new AskerError(`${quoted(reference)} is no file.`);
    if (about.size > MAX_FILE_BYTES) throw new AskerError(TOO_LARGE);
    const bytes = Buffer.alloc(about.size);
    const { bytesRead } = await handle.read(bytes, 0, about.size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
