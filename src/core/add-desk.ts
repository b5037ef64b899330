import type { Asker } from './asker.ts';
import type { Video } from './video.ts';

/** Shows whoever waits what is being done, in a few words such as `Fetching captions…`. Never throws. */
export type Progress = (doing: string) => void;

/** What somebody wants to have in the library. */
export interface AddRequest {
  /** What a platform finds a file by, or a link to one. */
  readonly file?: string;
  /** A video's address: alone, its captions are fetched; beside a file, it is where the file's video is. */
  readonly link?: string;
}

/** What became of it. */
export interface Added {
  readonly video: Video;
  /** `added`: a new video. `joined`: one more document about a video that was there. `known`: nothing had to be done. */
  readonly outcome: 'added' | 'joined' | 'known';
  /** Paths inside the library of what was written; none for what was known. */
  readonly documents: readonly string[];
}

/** Where people add documents to the library. */
export interface AddDesk {
  /**
   * Takes in one document, or the captions of one video, whole or not at all. One after another: whoever comes while
   * another one is taken in waits.
   * @throws AskerError when the asker may not, the library takes nothing in, or what came cannot be used; nothing of it
   * is left behind then
   */
  add(asker: Asker, request: AddRequest, progress: Progress): Promise<Added>;
}
