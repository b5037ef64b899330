/** One caption line: the smallest thing with a time. */
export interface Cue {
  /** Seconds from the start of the video. */
  readonly start: number;
  readonly text: string;
  /** Who speaks, as the document names them, `Speaker 0` too; absent where it does not say. */
  readonly speaker?: string;
}

/** A titled span of the video, from the document or derived. */
export interface Section {
  readonly title: string;
  /** Seconds. */
  readonly start: number;
  /** Seconds, exclusive; null when the document names only where it begins. */
  readonly end: number | null;
  readonly about: string | null;
}

/**
 * How the cues got their times. `exact`: the document timed them. `paced`: worked out from the word positions and the
 * known duration. `guessed`: as `paced`, but the duration itself was worked out from a usual speaking rate.
 */
export type Timing = 'exact' | 'paced' | 'guessed';

/** What a document's metadata claims the talk is about. Machine-made and sometimes wrong: hints, never facts. */
export interface Hints {
  readonly companies: readonly string[];
  readonly people: readonly string[];
  readonly products: readonly string[];
  readonly models: readonly string[];
  readonly keywords: readonly string[];
  readonly topic: string | null;
  readonly contentType: string | null;
  readonly difficulty: string | null;
  readonly audience: readonly string[];
}

export const NO_HINTS: Hints = {
  companies: [],
  people: [],
  products: [],
  models: [],
  keywords: [],
  topic: null,
  contentType: null,
  difficulty: null,
  audience: [],
};

/** One recording: what is known about it, and every word spoken in it. */
export interface Video {
  /** The platform's own id, such as `U6bZI-0oAjc`. */
  readonly id: string;
  readonly title: string;
  /** What other documents call the same video; searched like the title. */
  readonly otherTitles: readonly string[];
  /** Opens the video, without a time. */
  readonly url: string;
  readonly author: string | null;
  /** ISO calendar date of publication, `2025-01-20`. */
  readonly date: string | null;
  /** Seconds. */
  readonly duration: number;
  readonly summary: readonly string[];
  readonly keyPoints: readonly string[];
  readonly sections: readonly Section[];
  readonly description: string | null;
  readonly hints: Hints;
  readonly cues: readonly Cue[];
  readonly timing: Timing;
  /** Which document each field came from: field name to the document's path inside the library. */
  readonly sources: Readonly<Record<string, string>>;
}

/** What a list or a source line needs of a video, without its transcript. */
export type VideoHead = Pick<Video, 'id' | 'title' | 'url' | 'author' | 'date' | 'duration' | 'timing'>;
