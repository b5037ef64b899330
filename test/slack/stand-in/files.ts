import { type Answer, notOk, ok } from './answer.ts';
import { completeUploadSchema, fileSchema, uploadUrlSchema } from './call-schema.ts';
import type { Method, Rights } from './methods.ts';
import type { Block } from './schema.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface File {
  readonly name: string;
  readonly length: number;
  bytes: Uint8Array | null;
  complete: boolean;
}

/** A file that somebody shared: what files.info says of it besides its address, and what is in it. */
export interface SharedFile {
  readonly about: Readonly<Record<string, unknown>>;
  readonly content: string | Uint8Array;
}

/** The files that the app has uploaded, those that people shared, and the pictures that Slack can fetch. */
export class Files {
  readonly all = new Map<string, File>();
  /** By id. */
  readonly shared = new Map<string, SharedFile>();
  /** Addresses of shared files that were fetched. */
  readonly fetched: string[] = [];
  /** How many messages that show a file are refused while Slack looks at it. */
  looking = 0;
  /** Addresses that Slack cannot fetch begin so. */
  unreachable = 'http://localhost';

  /** Somebody uploads to the address that Slack gave out. @returns the HTTP status */
  receive(id: string, bytes: Uint8Array): number {
    const file = this.all.get(id);
    if (!file || file.complete) return 404;
    if (bytes.length !== file.length || !PNG.equals(bytes.subarray(0, PNG.length))) return 400;
    file.bytes = bytes;
    return 200;
  }

  /** What is wrong with the pictures in blocks. @param mayFiles whether the bot posts them itself */
  wrong(blocks: readonly Block[], mayFiles: boolean): readonly string[] {
    const images = blocks.flatMap((block, index) => (block.type === 'image' ? [{ block, index }] : []));
    return images.flatMap(({ block, index }) => {
      const at = `[json-pointer:/blocks/${index}`;
      if (block.image_url?.startsWith(this.unreachable)) return [`downloading image failed ${at}/image_url]`];
      if (block.slack_file === undefined) return [];
      const known = mayFiles && this.all.get(block.slack_file.id)?.complete === true;
      const ready = known && this.looking-- <= 0;
      return ready ? [] : [`invalid slack file ${at}/slack_file]`];
    });
  }
}

/** @param uploads where addresses to upload to begin, and beside it those of shared files */
export function fileMethods(
  files: Files,
  { granted, taking }: Rights,
  uploads: string,
): Readonly<Record<string, Method>> {
  return {
    'files.info': taking('files.info', fileSchema, ({ file: id }) =>
      granted('files:read', () => {
        const shared = files.shared.get(id);
        if (!shared) return notOk('file_not_found');
        const address = `${uploads.replace(/upload$/u, 'shared')}/${id}/download`;
        const usual = { id, mode: 'hosted', user: 'U2', size: shared.content.length, url_private_download: address };
        return ok({ file: { ...usual, ...shared.about } });
      }),
    ),
    'files.getUploadURLExternal': taking('files.getUploadURLExternal', uploadUrlSchema, ({ filename, length }) =>
      granted('files:write', () => {
        const id = `F${String(files.all.size + 1).padStart(9, '0')}`;
        files.all.set(id, { name: filename, length, bytes: null, complete: false });
        return ok({ upload_url: `${uploads}/${id}`, file_id: id });
      }),
    ),
    'files.completeUploadExternal': taking('files.completeUploadExternal', completeUploadSchema, ({ files: given }) =>
      granted('files:write', (): Answer => {
        for (const { id } of given) {
          const file = files.all.get(id);
          if (!file?.bytes) return notOk('file_not_found');
          file.complete = true;
        }
        return ok({ files: given });
      }),
    ),
  };
}
