import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AskerError } from '../core/errors.ts';
import { type IncomingFile, MAX_FILE_BYTES } from '../core/files.ts';
import { captionsRefused } from './captions-refused.ts';
import { readInfo, type VideoInfo } from './info.ts';
import { runBounded } from './run-bounded.ts';
import type { VideoAddress } from './video-address.ts';

/** The program that knows how to ask video sites for captions. */
const PROGRAM = 'yt-dlp';
/** Milliseconds for one run: most take 5 to 20 seconds. */
const TIME = 90_000;
/** Bytes that a run may write. */
const SIZE = 4 * MAX_FILE_BYTES;

/**
 * What the program is asked for: captions and what is known of the video, nothing else; one video, under a name of ours.
 * The address comes after these and `--`, so that it can be no option. Source: yt-dlp's README, “Usage and options”.
 */
const OPTIONS = [
  ...['--skip-download', '--write-subs', '--write-auto-subs', '--write-info-json'],
  ...['--sub-format', 'vtt/srt/best', '--no-playlist', '--no-progress', '--no-mtime'],
  ...['--socket-timeout', '15', '--retries', '2', '--extractor-retries', '1'],
  ...['--output', 'video.%(ext)s'],
];

/** Where captions are fetched, and how patiently. */
export interface FetchingCaptions {
  /** An empty folder. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Milliseconds; a minute and a half when left out. */
  readonly time?: number;
}

/**
 * A video's captions in the language that is spoken in it, and what is known of it, as two files under one name. Captions
 * that a machine translated are not taken: a quote is to be what was said.
 * @throws AskerError when the program is not installed, the site refuses, or there are no such captions
 */
export async function fetchCaptions(
  { url }: VideoAddress,
  { folder, signal, time = TIME }: FetchingCaptions,
): Promise<readonly IncomingFile[]> {
  async function run(more: readonly string[]) {
    const bounds = { folder, signal, size: SIZE, time };
    const ended = await runBounded(PROGRAM, [...OPTIONS, ...more, '--', url], bounds);
    return { ended, info: await infoIn(folder), captions: await captionsIn(folder) };
  }
  let { ended, info, captions } = await run([]);
  if (!info || (ended.kind === 'ended' && ended.code !== 0 && captions.length === 0) || ended.kind !== 'ended')
    throw captionsRefused(ended);
  const track = info.spokenTrack;
  if (track !== null && !captions.some(({ language }) => isSpoken(language, info))) {
    // Left to itself, the program takes English: of a talk in another language that is a translation.
    ({ ended, captions } = await run(['--sub-langs', track]));
    if (ended.kind !== 'ended') throw captionsRefused(ended);
  }
  const [best] = captions.filter(({ language }) => isSpoken(language, info));
  if (!best) {
    if (captions.length === 0) throw captionsRefused(ended);
    throw new AskerError(
      'That video has captions only in a machine’s translation, and a quote is to be what was said. If you have its captions as a file (.vtt, .srt), add that instead.',
    );
  }
  const name = `${info.title} [${info.id}]`;
  return [
    { name: `${name}.info.json`, bytes: Buffer.from(info.json) },
    { name: `${name}${best.language === '' ? '' : `.${best.language}`}${best.extension}`, bytes: best.bytes },
  ];
}

/** True for captions that somebody wrote, and for a machine's in the language that is spoken or that nobody knows. */
function isSpoken(language: string, { spoken, written }: VideoInfo): boolean {
  if (spoken === null || language === '') return true;
  if (baseOf(language) === baseOf(spoken)) return true;
  return written.includes(language);
}

function baseOf(language: string): string {
  return language.split('-', 1)[0]?.toLowerCase() ?? '';
}

async function infoIn(folder: string): Promise<VideoInfo | null> {
  const name = (await readdir(folder)).find((each) => each.endsWith('.info.json'));
  const bytes = name === undefined ? null : await bounded(join(folder, name));
  return bytes && readInfo(bytes.toString('utf8'));
}

interface Captions {
  /** As the site names it, such as `en` or `fr-orig`; empty where it does not. */
  readonly language: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
}

async function captionsIn(folder: string): Promise<readonly Captions[]> {
  const found: Captions[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const [, language = '', extension = ''] =
      /^.{1,200}?(?:\.([a-z]{2,3}(?:-[a-z\d]{1,12}){0,4}))?(\.(?:vtt|srt|json3|srv3))$/iu.exec(name) ?? [];
    const bytes = extension === '' ? null : await bounded(join(folder, name));
    if (bytes && bytes.length > 0) found.push({ language, extension: extension.toLowerCase(), bytes });
  }
  return found;
}

/** Null for what is larger than a document. */
async function bounded(path: string): Promise<Buffer | null> {
  const { size } = await stat(path);
  return size > MAX_FILE_BYTES ? null : readFile(path);
}
