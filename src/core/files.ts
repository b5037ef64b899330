import type { Asker } from './asker.ts';

/** Bytes of the largest file that is added: what a document of the library may have. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** What is said of a file that is larger. */
export const TOO_LARGE = `That file is larger than ${MAX_FILE_BYTES / (1024 * 1024)} MB, and a document holds the transcript of one video. Add its captions, not the recording.`;

/** The sites that captions are fetched from, for people. */
export const VIDEO_SITES = 'YouTube, Vimeo, TED and Dailymotion';

/** A file as it came: neither its name nor its bytes are to be believed before they were read. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is fetched, and what it may come from. */
export interface FileRequest {
  readonly url: URL;
  /** Origins that it may lead to, such as `https://cdn.discordapp.com`: no other one is ever asked. */
  readonly origins: readonly string[];
  /** Sent to those origins alone, and never logged. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came. */
export interface FetchedFile {
  readonly bytes: Uint8Array;
  /** The media type without its parameters, in lower case; empty where none was told. */
  readonly type: string;
}

/**
 * Fetches a file within bounds: at most {@link MAX_FILE_BYTES}, in limited time, from the named origins only, without
 * following a redirect elsewhere.
 * @throws AskerError in words for whoever asked
 */
export type FetchFile = (request: FileRequest) => Promise<FetchedFile>;

/** Where the files of a platform come from. */
export interface FileSource {
  readonly platform: Asker['platform'];
  /**
   * The file that a reference stands for: what the platform's adapter put into an option of the kind `file`, or a link
   * to a file that somebody typed.
   * @throws AskerError when it is none of the platform's files, cannot be read, is too large, or is not for the asker
   */
  open(reference: string, asker: Asker, fetchFile: FetchFile): Promise<IncomingFile>;
}
