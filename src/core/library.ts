import type { VideoFilter } from './filters.ts';
import type { Moment } from './moment.ts';
import type { TextRange } from './reply.ts';
import type { PlayerRow, VideoCard } from './store.ts';
import type { Breakdown, Player } from './strategy.ts';
import type { WordSpan } from './transcript.ts';
import type { Video, VideoHead } from './video.ts';

/** The outcome of looking for one thing by what somebody typed. `near` is best first, at most five. */
export type Sought<T> = { readonly found: T } | { readonly found: null; readonly near: readonly T[] };

/** A document that was not taken in, and why. */
export interface SkippedDocument {
  /** Path inside the library folder. */
  readonly path: string;
  /** Line in the document, 1-based; null when the whole document is meant. */
  readonly line: number | null;
  readonly reason: string;
}

export interface LibraryStatus {
  readonly videos: number;
  readonly documents: number;
  readonly words: number;
  /** Seconds of all videos together. */
  readonly duration: number;
  /** Date of the newest video, ISO; null when no video has one. */
  readonly newest: string | null;
  /** When the documents were last looked through. */
  readonly checkedAt: Date | null;
  readonly skipped: readonly SkippedDocument[];
}

/** How much a player is talked about in some scope. */
export interface PlayerShare {
  readonly player: Player;
  readonly standing: 'discussed' | 'mentioned';
  /** Seconds of talk about the player. */
  readonly seconds: number;
  /** Videos that discuss its game. */
  readonly discussedIn: number;
  /** Videos in which its name falls at all. */
  readonly namedIn: number;
  /** Date of the first video that names it, ISO; null when none of them has a date. */
  readonly since: string | null;
}

/** One found moment and the parts of its quote that matched the question. */
export interface Hit {
  readonly video: VideoHead;
  readonly moment: Moment;
  /** The passage that it was found in, as offsets into the words. */
  readonly passage: WordSpan;
  readonly matches: readonly TextRange[];
  /** Who says it; null where the document does not name them. */
  readonly speaker: string | null;
  /** Other videos in which the same is said, newest first: a few of them, and how many there are. */
  readonly also: readonly { readonly video: VideoHead; readonly moment: Moment }[];
  readonly alsoIn: number;
}

/** A moment that stands for the section of a video that it is said in. */
export interface TellingMoment extends Moment {
  /** The section's title, from the document or in words that it repeats; null where it has none. */
  readonly section: string | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Words of a question that nobody says, and what is said that is nearest to them; null where nothing is near. */
export interface Unsaid {
  readonly typed: string;
  readonly nearest: string | null;
}

/** A page of what a filter lets through. */
export interface FilteredPage<T> extends Page<T> {
  /** The filter as it was understood, with full names: to be shown. */
  readonly filter: VideoFilter;
}

export interface Hits extends FilteredPage<Hit> {
  /** The question as it was understood, when that differs from what was typed; and what differs. */
  readonly understoodAs: string | null;
  readonly unsaid: readonly Unsaid[];
  /** The phrases that are to be said exactly so, and the words that are not to be said, without accents and signs. */
  readonly exactly: readonly string[];
  readonly without: readonly string[];
  /** True when more passages match than were ranked, so that there may be more than `total`. */
  readonly capped: boolean;
  /** True when each hit says every part of the question; false when nothing does and these are the nearest. */
  readonly complete: boolean;
}

/** The orders that a list can be put into. */
export type ListOrder = 'newest' | 'oldest' | 'title' | 'longest';

/** Which videos are listed. */
export interface ListScope {
  readonly query?: string;
  readonly filter?: VideoFilter;
  /** The id of a player: only videos that discuss its game. */
  readonly player?: string;
  readonly order?: ListOrder;
  readonly offset: number;
  readonly limit: number;
}

/** All the videos the bot knows, and every question about them. */
export interface Library {
  status(): Promise<LibraryStatus>;
  video(id: string): Promise<Video | null>;
  /** By any part of any title, by id or by URL, with or without a typo. */
  findVideo(typed: string): Promise<Sought<Video>>;
  /** By name, alias, product, person or a spelling that speech recognition makes of them, with or without a typo. */
  findPlayer(typed: string): Promise<Sought<Player>>;
  /** Which videos there are: newest first, those without a date last. */
  contents(): Promise<readonly { readonly id: string; readonly date: string | null }[]>;
  /** Newest first; with a query, those that fit it, best first. */
  videos(scope: { query?: string; filter?: VideoFilter; offset: number; limit: number }): Promise<FilteredPage<Video>>;
  /**
   * Newest first, or best first with a query, or in the order that is asked for; no more of each than a list shows.
   * @throws AskerError when the filter asks for what the library does not have
   */
  list(scope: ListScope): Promise<Page<VideoCard>>;
  /** Who is talked about, most first: in one video, or in all. */
  players(videoId?: string): Promise<readonly PlayerShare[]>;
  /** How each video that names a player treats it: since when, and for how long it is talked about. */
  appearances(player: Player): Promise<readonly PlayerRow[]>;
  /** What is said of a player's game: in one video, or in all, newest first. */
  breakdown(player: Player, videoId?: string): Promise<Breakdown>;
  /**
   * The moments that answer a question best; those that say the same in several videos count once.
   * @throws AskerError when the filter asks for what the library does not have
   */
  moments(
    question: string,
    scope: { videoId?: string; filter?: VideoFilter; offset: number; limit: number },
  ): Promise<Hits>;
  /** What is said at a second of a video. */
  momentAt(video: Video, seconds: number): Promise<Moment | null>;
  /** The moment that bears out a curated point; null when none does. */
  support(video: Video, point: string): Promise<Moment | null>;
  /** Moments that together cover what a video says, in the order in which they are spoken; at most `limit`. */
  telling(video: Video, limit: number): Promise<readonly TellingMoment[]>;
  suggestPlayers(typed: string): Promise<readonly Player[]>;
  suggestVideos(typed: string): Promise<readonly Video[]>;
  /** Likely questions that begin with or contain what is typed. */
  suggestQuestions(typed: string): Promise<readonly string[]>;
  /** What the library has for a filter (`by`, `from`, `topic` …), that of most videos first. */
  suggestFilter(name: string, typed: string): Promise<readonly string[]>;
}
