import type {
  Excerpt,
  MatchExpression,
  PassageText,
  Ranked,
  RankedPassage,
  Treatment,
  VocabularyChange,
} from './passages.ts';
import type { Trait, VideoScope } from './scope.ts';
import type { Analysis, Player } from './strategy.ts';
import type { Timing, Video } from './video.ts';

/** What is remembered of one document in the library folder, so that it is read again only when it changes. */
export interface DocumentRecord {
  /** Path inside the library folder, with forward slashes. */
  readonly path: string;
  /** Stands for its bytes and for how they are read; empty when they could not be. */
  readonly hash: string;
  /** The video it tells of, whether or not that could be taken in; null when the document could not be read. */
  readonly videoId: string | null;
  /** The form it came in, such as `learning-library-page`; null when it could not be read. */
  readonly format: string | null;
  /** Why it was skipped, and where; null when its video is in the library. */
  readonly problem: { readonly line: number | null; readonly reason: string } | null;
  /** How its file looked when it was read; absent when that does not tell whether it has changed since. */
  readonly seen?: FileStamp;
}

/** What tells, without opening a file, that it has not changed. */
export interface FileStamp {
  /** Bytes. */
  readonly size: number;
  /** When it was last written, milliseconds since 1970. */
  readonly modified: number;
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
  readonly author: string | null;
  readonly date: string | null;
  readonly duration: number;
  readonly timing: Timing;
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

/** How all videos of one standing together treat a player. */
export interface PlayerTotal {
  /** As one of these videos names it. */
  readonly player: Player;
  readonly standing: 'discussed' | 'mentioned';
  readonly videos: number;
  /** Seconds of talk about the player. */
  readonly seconds: number;
  readonly mentions: number;
  /** Date of the first of these videos, ISO; null when none has one. */
  readonly since: string | null;
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
  /**
   * Makes what holds the library anew, empty, when it is damaged; all else that is stored stays.
   * @throws CorruptStoreError when that cannot be done while it is in use
   */
  rebuild(): Promise<void>;
  /** Applies a change in one transaction. */
  apply(change: LibraryChange): Promise<void>;
  /**
   * Brings what many changes have left into an order in which questions are answered sooner: a step of some milliseconds.
   * False when nothing is left to do.
   */
  tidy(): Promise<boolean>;
  /** Ids of videos whose analysis has another version. */
  staleAnalyses(version: string): Promise<readonly string[]>;
  saveAnalysis(videoId: string, analysis: Analysis, version: string): Promise<void>;
  video(id: string): Promise<{ readonly video: Video; readonly analysis: Analysis } | null>;
  /** Every video's card, or those of these ids: newest first, those without a date last. */
  cards(ids?: readonly string[]): Promise<readonly VideoCard[]>;
  /**
   * The (video, player) pairs, of one video or of one player where that is given: newest video first. Over all videos of
   * one player it comes with the aliases of one of them.
   */
  playerRows(scope?: { readonly videoId?: string; readonly playerId?: string }): Promise<readonly PlayerRow[]>;
  /** How the library as a whole treats each player; two entries for one that some videos discuss and others mention. */
  playerTotals(): Promise<readonly PlayerTotal[]>;
  /** The videos that tell the game of somebody, and of whom, by name. */
  tellings(): Promise<readonly { readonly videoId: string; readonly name: string }[]>;
  /** Every player that a talk names, in each way that one does: the same player may come with other aliases. */
  named(): Promise<readonly Player[]>;
  /** How many videos there are, their words and seconds, and the newest one's date. */
  totals(): Promise<{
    readonly videos: number;
    readonly words: number;
    readonly duration: number;
    readonly newest: string | null;
  }>;
  /** Every value of every trait. */
  traits(): Promise<readonly Trait[]>;
  /** Ids and dates of the videos in a scope, newest first, those without a date last. */
  contents(scope?: VideoScope): Promise<readonly { readonly id: string; readonly date: string | null }[]>;
  /** The words of passages and of so many before and after each, by their keys; null where the passage is gone. */
  excerpts(
    around: readonly { readonly key: number; readonly before: number; readonly after: number }[],
  ): Promise<readonly (Excerpt | null)[]>;
  /**
   * One passage each of the talks that say every part, wherever in the talk: the part that is given first is said in it.
   * At most so many talks are looked at for each further part.
   */
  talksSaying(expression: MatchExpression, most: number): Promise<readonly RankedPassage[]>;
  rank(expression: MatchExpression, limit: number): Promise<Ranked>;
  /** What is known of videos beyond what is said in a passage: their titles, and the seconds of talk about a player. */
  treatments(videoIds: readonly string[], playerId: string | null): Promise<readonly Treatment[]>;
  /** The vocabulary, or what of it has changed since a change; a count of 0 is a term that is gone. */
  vocabulary(since?: number): Promise<VocabularyChange>;
  /** The number of passages, as far as it bounds work: the span of their row ids. */
  passages(): Promise<number>;
}
