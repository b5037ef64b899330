import type { Analysis, Player } from './strategy.ts';
import type { WordSpan } from './transcript.ts';
import type { Video } from './video.ts';

/** What is remembered of one document in the library folder, so that it is read again only when it changes. */
export interface DocumentRecord {
  /** Path inside the library folder, with forward slashes. */
  readonly path: string;
  /** SHA-256 of its bytes, hex; empty when they could not be read. */
  readonly hash: string;
  /** The video it tells of, whether or not that could be taken in; null when the document could not be read. */
  readonly videoId: string | null;
  /** The form it came in, such as `learning-library-page`; null when it could not be read. */
  readonly format: string | null;
  /** Why it was skipped, and where; null when its video is in the library. */
  readonly problem: { readonly line: number | null; readonly reason: string } | null;
}

/** About 30 s of consecutive cues: what search ranks. */
export interface PassageText extends WordSpan {
  /** The words as search terms, in order, separated by spaces. */
  readonly terms: string;
}

/** A video with all that was worked out from it. Stored and replaced whole. */
export interface IndexedVideo {
  readonly video: Video;
  readonly analysis: Analysis;
  readonly analysisVersion: string;
  readonly passages: readonly PassageText[];
}

/** What lists, titles and completions need of a video, without its transcript. */
export interface VideoCard {
  readonly id: string;
  readonly titles: readonly string[];
  readonly date: string | null;
  readonly duration: number;
  readonly words: number;
  readonly keyPoints: readonly string[];
}

/** How one video treats one player, without the claims. */
export interface PlayerRow {
  readonly videoId: string;
  readonly date: string | null;
  readonly player: Player;
  readonly standing: 'discussed' | 'mentioned';
  /** Seconds of talk about the player. */
  readonly seconds: number;
  readonly mentions: number;
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
  readonly videoIds?: readonly string[];
  /** Only among so many passages, the last ones that were taken in: bounds the work of a question that matches most. */
  readonly among?: number;
}

/** A passage that matched, best first, with its search terms. */
export interface RankedPassage extends PassageText {
  readonly videoId: string;
}

/** Every term of the passages, or those whose count has changed, with the number of passages that each stands in. */
export interface VocabularyChange {
  /** The library's change up to which this tells: what to ask with the next time. */
  readonly change: number;
  readonly terms: readonly (readonly [term: string, passages: number])[];
}

/** One change to the library, applied whole or not at all. */
export interface LibraryChange {
  readonly documents: readonly DocumentRecord[];
  readonly removedDocuments: readonly string[];
  readonly videos: readonly IndexedVideo[];
  readonly removedVideos: readonly string[];
}

/** The library at rest. Async, because a server database stands behind it as well as a file does. */
export interface LibraryStore {
  documents(): Promise<readonly DocumentRecord[]>;
  /** Applies a change in one transaction. */
  apply(change: LibraryChange): Promise<void>;
  /** Ids of videos whose analysis has another version. */
  staleAnalyses(version: string): Promise<readonly string[]>;
  saveAnalysis(videoId: string, analysis: Analysis, version: string): Promise<void>;
  video(id: string): Promise<{ readonly video: Video; readonly analysis: Analysis } | null>;
  /** Every video's card: newest first, those without a date last. */
  cards(): Promise<readonly VideoCard[]>;
  /** Every (video, player) pair: newest video first. */
  playerRows(): Promise<readonly PlayerRow[]>;
  rank(expression: MatchExpression, limit: number): Promise<readonly RankedPassage[]>;
  /** The vocabulary, or what of it has changed since a change; a count of 0 is a term that is gone. */
  vocabulary(since?: number): Promise<VocabularyChange>;
  /** The number of passages, as far as it bounds work: the span of their row ids. */
  passages(): Promise<number>;
}
