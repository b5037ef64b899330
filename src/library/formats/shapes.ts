import type { Cue, Hints, Section } from '../../core/video.ts';

/** What is wrong with a document, in words that say what would be right. */
export interface Problem {
  /** Line of the file, counted from 1; null when the fault has no place, as in an empty file. */
  readonly line: number | null;
  readonly reason: string;
}

/**
 * The words of a video as one document gives them: with their times, or as one run of text. Where the document has a
 * time every few minutes only, those between were worked out: `paced`.
 */
export type Transcript =
  | { readonly kind: 'timed'; readonly cues: readonly Cue[]; readonly paced?: true }
  | { readonly kind: 'untimed'; readonly text: string };

/**
 * What one document says about one video. Whatever it does not say is null or empty; text that people see keeps the
 * document's own characters, except for control characters, which are gone.
 */
export interface ParsedDocument {
  /** Name of the reader that read it. */
  readonly format: string;
  /** The platform's id of the video, such as `U6bZI-0oAjc`; null where the document names no video. */
  readonly videoId: string | null;
  readonly title: string | null;
  /** What else the document calls the video, such as its heading where that differs. */
  readonly otherTitles: readonly string[];
  /** Opens the video, without a time, over https; for YouTube always built from the id. Null where it names none. */
  readonly url: string | null;
  readonly author: string | null;
  /** ISO calendar date, `2025-01-20`. */
  readonly date: string | null;
  /** Seconds, as the document states them; never worked out. */
  readonly duration: number | null;
  readonly summary: readonly string[];
  readonly keyPoints: readonly string[];
  readonly sections: readonly Section[];
  readonly description: string | null;
  readonly hints: Hints;
  readonly transcript: Transcript | null;
  /** The language spoken, or of the captions, such as `en` or `pt-BR`; null where it does not say. */
  readonly language: string | null;
  /** True when a machine is known to have made the captions. */
  readonly automatic: boolean;
  /** What was readable but left out, and why; nothing here keeps the document from being used. */
  readonly notes: readonly Problem[];
}

export type ReadResult =
  | { readonly ok: true; readonly document: ParsedDocument }
  | { readonly ok: false; readonly problem: Problem };

/** One file format. Pure: text in, document or problem out; never throws on any text. */
export interface Reader {
  readonly name: string;
  /** What it looks like, for the reply to a file that no reader knows. */
  readonly about: string;
  /** With the dot, in lower case; decides only where no reader recognises the text. */
  readonly extensions: readonly string[];
  /** True when the text is in this format, well-formed or not. `text` is as `normalise` leaves it. */
  recognises(path: string, text: string): boolean;
  read(path: string, text: string): ReadResult;
  /** Both in one, for a form that is recognised by reading it: null where the text is not in it. */
  readIfRecognised?(path: string, text: string): ReadResult | null;
}
