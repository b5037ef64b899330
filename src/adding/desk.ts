import { basename } from 'node:path';
import type { AddDesk, Added, AddRequest, Progress } from '../core/add-desk.ts';
import { quoted } from '../core/arguments.ts';
import type { Asker } from '../core/asker.ts';
import { AskerError } from '../core/errors.ts';
import {
  type FetchFile,
  type FileSource,
  type IncomingFile,
  MAX_FILE_BYTES,
  TOO_LARGE,
  VIDEO_SITES,
} from '../core/files.ts';
import type { Library } from '../core/library.ts';
import type { Log } from '../core/log.ts';
import { count } from '../core/phrasing.ts';
import type { Standing } from '../core/poster.ts';
import type { DocumentRecord } from '../core/store.ts';
import type { Video } from '../core/video.ts';
import { fetchCaptions } from './captions.ts';
import { createFetchFile } from './fetch-file.ts';
import { isThere } from './known.ts';
import { createQueue } from './queue.ts';
import { openStage, type Staged, unshelve } from './shelf.ts';
import { type VideoAddress, videoAddress } from './video-address.ts';
import { SIDECAR, withAddress } from './with-address.ts';

/** What the library's own readers make of a folder. */
export interface Examined {
  readonly videos: readonly { readonly video: Pick<Video, 'id'> }[];
  readonly problems: readonly { readonly path: string; readonly line: number | null; readonly reason: string }[];
}

/** What a desk is made of. */
export interface AddDeskParts {
  /** One a platform. */
  readonly sources: readonly FileSource[];
  readonly library: Library;
  /** The library's folder; null where nothing may be added to it, because it came with the program. */
  readonly folder: string | null;
  /** Reads a folder as the library would, without taking anything in. */
  readonly examine: (folder: string) => Promise<Examined>;
  /** Has the library look at some files of its folder: new ones, and those that are gone. Paths inside it, with `/`. */
  readonly takeIn: (paths: readonly string[]) => Promise<unknown>;
  /** What is known of every document. */
  readonly documents: () => Promise<readonly DocumentRecord[]>;
  /** Who asks, as far as what everybody sees is concerned. @throws AskerError when that cannot be found out */
  readonly standing: (asker: Asker) => Promise<Pick<Standing, 'manages'>>;
  readonly log: Log;
  /** Ends what is under way when the process ends. */
  readonly signal: AbortSignal;
  /** Over HTTP, within bounds, when left out. */
  readonly fetchFile?: FetchFile;
  /** Milliseconds for the captions of a video; as {@link fetchCaptions} has it when left out. */
  readonly captionTime?: number;
}

const DEMO =
  'This library is the demo that Cuepoint comes with, and nothing is added to it. Whoever runs Cuepoint can set LIBRARY_DIR to a folder of their own, such as LIBRARY_DIR=library, and start it again: then /add fills that.';

const WHO = {
  slack: 'admins and owners of this workspace, and whoever is named in DIGEST_MANAGERS',
  discord: 'members who may manage this channel',
  terminal: 'whoever runs Cuepoint',
};

/** The desk at which people add documents to the library. */
export function createAddDesk(parts: AddDeskParts): AddDesk {
  const { sources, library, folder, examine, takeIn, documents, standing, log, signal, captionTime } = parts;
  const fetchFile = parts.fetchFile ?? createFetchFile(signal);
  const queue = createQueue();

  /** The video at an address, where the library has all of it that could be fetched. */
  async function knownAt({ url }: VideoAddress): Promise<Video | null> {
    const { found } = await library.findVideo(url);
    return found && found.url === url && found.timing === 'exact' ? found : null;
  }

  /** What is to be added: the documents, and whether a video that is there already is all that was asked for. */
  async function gathered(
    asker: Asker,
    { file, link }: AddRequest,
    stage: Staged,
    progress: Progress,
  ): Promise<readonly IncomingFile[] | Video> {
    const address = link === undefined ? null : videoAddress(link);
    const reference = file ?? (address === null ? link : undefined);
    if (reference !== undefined) {
      progress('Reading…');
      const source = sources.find(({ platform }) => platform === asker.platform);
      if (!source) throw new AskerError(`No files can be added here; the address of a video on ${VIDEO_SITES} can.`);
      const incoming = await source.open(reference, asker, fetchFile);
      if (incoming.bytes.length > MAX_FILE_BYTES) throw new AskerError(TOO_LARGE);
      if (incoming.bytes.length === 0) throw new AskerError('That file is empty.');
      return file === undefined || link === undefined ? [incoming] : withAddress(incoming, link);
    }
    if (!address) throw new AskerError('Nothing was given to add.');
    const there = await knownAt(address);
    if (there) return there;
    progress('Fetching captions…');
    const time = captionTime === undefined ? {} : { time: captionTime };
    return fetchCaptions(address, { folder: stage.scratch, signal, ...time });
  }

  async function takenIn(stage: Staged, root: string, before: Video | null): Promise<Added> {
    const paths = await stage.shelve();
    try {
      await takeIn(paths);
      const ours = (await documents()).filter(({ path }) =>
        paths.some((each) => path === each || path.startsWith(`${each}/`)),
      );
      const problem = ours.find((record) => record.problem !== null);
      if (problem?.problem) throw refused({ path: problem.path, ...problem.problem });
      const id = ours.find(({ videoId }) => videoId !== null)?.videoId;
      const video = id == null ? null : await library.video(id);
      if (!video) throw new Error('the library has not taken in what was added to it');
      return { video, outcome: before ? 'joined' : 'added', documents: paths };
    } catch (error) {
      await unshelve(root, paths);
      await takeIn(paths).catch((err: unknown) =>
        log.error({ err }, 'what was taken out again could not be looked for'),
      );
      throw error;
    }
  }

  async function add(asker: Asker, root: string, request: AddRequest, progress: Progress): Promise<Added> {
    const stage = await openStage(root);
    try {
      const incoming = await gathered(asker, request, stage, progress);
      if ('id' in incoming) return { video: incoming, outcome: 'known', documents: [] };
      await stage.put(incoming);
      const id = theOneVideo(await examine(stage.folder), request);
      const before = await library.video(id);
      if (before && (await isThere(incoming, { root, id, records: await documents() })))
        return { video: before, outcome: 'known', documents: [] };
      progress('Indexing…');
      const added = await takenIn(stage, root, before);
      log.info({ asker: asker.id, platform: asker.platform, documents: added.documents }, 'a document was added');
      return added;
    } finally {
      await stage.clear();
    }
  }

  return {
    async add(asker, request, progress) {
      if (!(await standing(asker)).manages)
        throw new AskerError(`The library can be added to by ${WHO[asker.platform]}. Ask one of them.`);
      if (folder === null) {
        const address = request.link === undefined ? null : videoAddress(request.link);
        const video = address && request.file === undefined ? await knownAt(address) : null;
        if (video) return { video, outcome: 'known', documents: [] };
        throw new AskerError(DEMO);
      }
      return queue.run(
        () => add(asker, folder, request, progress),
        () => progress('Waiting until something else is added…'),
      );
    },
  };
}

/** @throws AskerError when documents do not tell of one video, whole */
function theOneVideo({ videos, problems }: Examined, { file, link }: AddRequest): string {
  const [problem] = problems;
  if (problem?.path.endsWith(SIDECAR) && file !== undefined && link !== undefined && problems.length === 1)
    throw new AskerError(
      'That file itself says which video it is of, and it is another one. Add it without the address.',
    );
  if (problem) throw refused(problem);
  const [only, ...more] = videos;
  if (!only)
    throw new AskerError(
      'That is no form of transcript. Add captions (.vtt, .srt), what Whisper, Deepgram or YouTube write, or a text with times, also as a Word document (.docx): not the recording itself.',
    );
  if (more.length > 0) throw new AskerError(`That holds ${count(videos.length, 'video')}. Please add them one by one.`);
  return only.video.id;
}

function refused({ path, line, reason }: Examined['problems'][number]): AskerError {
  const where = line === null ? '' : `, line ${line}`;
  return new AskerError(`${quoted(basename(path))} was not added${where}: ${reason}.`.replace(/\.{2,}$/u, '.'));
}
