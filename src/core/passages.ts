import type { VideoScope } from './scope.ts';
import type { WordSpan } from './transcript.ts';
import type { Cue, VideoHead } from './video.ts';

/** About 30 s of consecutive cues: what search ranks. */
export interface PassageText extends WordSpan {
  /** The words as search terms, in order, separated by spaces. */
  readonly terms: string;
  /** Some characters that two passages have in common as far as they say the same; compared by whoever wrote them. */
  readonly sketch?: string;
  /** Who speaks in it, as the documents name them; absent where they do not say. */
  readonly speakers?: readonly string[];
}

/** Ways to say one part of a question; each is one term, or several that must follow each other. */
export type Alternatives = readonly (readonly string[])[];

/** A question as the store ranks it: every part must match (`all`), or at least one (`any`). */
export interface MatchExpression {
  readonly parts: readonly Alternatives[];
  readonly combine: 'all' | 'any';
  /** What must not be said in the passage. */
  readonly excluded?: Alternatives;
  /** Only in these videos. */
  readonly scope?: VideoScope;
  /** Only where one of these speaks. */
  readonly speakers?: readonly string[];
  /** Passages up to which all that match are given, unranked, the latest first; none when left out. */
  readonly all?: number;
  /**
   * Whether the best are given, by BM25, which takes time by how often the parts are said, or the latest; true when left
   * out.
   */
  readonly ranked?: boolean;
}

/** A passage that matched, with its search terms. */
export interface RankedPassage extends WordSpan {
  /** The store's number for it: those of a video follow each other, and later ones were taken in later. */
  readonly key: number;
  readonly videoId: string;
  /** ISO date of its video; null when it has none. */
  readonly date: string | null;
  /** The words as search terms, in order, separated by spaces. */
  readonly terms: string;
  /** That of {@link PassageText}; empty when there is none. */
  readonly sketch: string;
}

/** The passages that were asked for, and whether more match than are given. */
export interface Ranked {
  readonly passages: readonly RankedPassage[];
  readonly more: boolean;
}

/** What a video and its sections are called, and how long it talks about the player that was asked about. */
export interface Treatment {
  readonly videoId: string;
  readonly title: string;
  /** Share of the video that is about the player, 0 to 1; 0 where none is asked about. */
  readonly about: number;
  /** Its titled sections, and the word with which each begins, in order. */
  readonly sections: readonly { readonly from: number; readonly title: string }[];
}

/** The words around a passage, enough to quote from it. */
export interface Excerpt {
  readonly video: VideoHead;
  /** Offset of the first word in the transcript. */
  readonly from: number;
  /** The words, in the cues that they stand in; the first and the last may lack words. */
  readonly cues: readonly Cue[];
  /** Second at which the last cue ends. */
  readonly end: number;
  /** Thoughts in these words, as offsets into them. */
  readonly thoughts: readonly WordSpan[];
}

/** Every term of the passages, or those whose count has changed, with the number of passages that each stands in. */
export interface VocabularyChange {
  /** The library's change up to which this tells: what to ask with the next time. */
  readonly change: number;
  readonly terms: readonly (readonly [term: string, passages: number])[];
}
