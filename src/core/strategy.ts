import type { Moment } from './moment.ts';
import type { WordSpan } from './transcript.ts';
import type { Video } from './video.ts';

/** The six sides of a game, in the order in which a breakdown tells them. */
export const FACETS = ['PLAY', 'BET', 'WHY', 'MOVE', 'RISK', 'NEXT'] as const;
export type Facet = (typeof FACETS)[number];

/** What each facet answers, in words for people. */
export const FACET_TITLES: Readonly<Record<Facet, { title: string; about: string }>> = {
  PLAY: { title: 'The play', about: 'what they do' },
  BET: { title: 'The bet', about: 'what must come true' },
  WHY: { title: 'Why', about: 'the incentive' },
  MOVE: { title: 'Move', about: 'a concrete thing done' },
  RISK: { title: 'Risk', about: 'weakness or threat' },
  NEXT: { title: 'Next', about: 'what is expected' },
};

/** A company or other actor whose strategy is discussed. */
export interface Player {
  /** Stable and short, such as `deepseek`: the slug of the name. */
  readonly id: string;
  /** The canonical name, such as `DeepSeek`. */
  readonly name: string;
  /** Everything people and speech recognition call it, the name included. */
  readonly aliases: readonly string[];
}

/** One facet of one player in one video, as the word span that says it. */
export interface FoundClaim {
  readonly facet: Facet;
  readonly span: WordSpan;
  /** How telling it is, 0 to 1; for choosing among claims of one facet. */
  readonly score: number;
}

/** What one video says of one player. */
export interface PlayerAnalysis {
  readonly player: Player;
  /** `discussed` when its game is talked about; `mentioned` when only its name falls. */
  readonly standing: 'discussed' | 'mentioned';
  /** The speaker's own words or a curated key point, one line; null when only mentioned. */
  readonly headline: { readonly text: string; readonly span: WordSpan | null } | null;
  /** Where the talk is about this player, in order, not overlapping. Empty when only mentioned. */
  readonly passages: readonly WordSpan[];
  readonly claims: readonly FoundClaim[];
  /** Where its name, products or people fall, in order: at least the naming words. */
  readonly mentions: readonly WordSpan[];
}

/** What the method found in one video; worked out once when the document is read, then stored. */
export interface Analysis {
  readonly players: readonly PlayerAnalysis[];
  /** The talk in thoughts: spans that begin and end where a thought does and together cover every word. */
  readonly thoughts: readonly WordSpan[];
}

/** The method, as the library sees it. */
export interface Analyst {
  /** Changes whenever the method or the catalogue would give another result. */
  readonly version: string;
  /** Players that are known before any talk is read. */
  readonly catalogue: readonly Player[];
  analyse(video: Video): Analysis;
  /** The span of at most `limit` words around `at` that reads as a quote: begins and ends where a thought does. */
  quoteAround(video: Video, thoughts: readonly WordSpan[], at: WordSpan, limit: number): WordSpan;
}

/** One facet of one player, carried by one moment. */
export interface Claim {
  readonly facet: Facet;
  readonly moment: Moment;
  readonly score: number;
}

/** What one video says of a player, ready to be shown. */
export interface VideoBreakdown {
  readonly video: Video;
  /** One line: the speaker's own words with their moment, or a curated key point without one. */
  readonly headline: { readonly text: string; readonly moment: Moment | null } | null;
  /** Seconds, in order. */
  readonly passages: readonly { readonly start: number; readonly end: number }[];
  readonly claims: readonly Claim[];
}

/** The claims about a player, over one video or the library: newest video first. */
export interface Breakdown {
  readonly player: Player;
  /** The newest videos that discuss its game, at most eight. */
  readonly videos: readonly VideoBreakdown[];
  /** How many videos discuss its game, those not given included. */
  readonly discussedIn: number;
  /** Moments where the name falls in videos that say nothing of its game; newest first, at most ten. */
  readonly mentions: readonly { readonly video: Video; readonly moment: Moment }[];
  /** Mentions counted over the same scope. */
  readonly mentionCount: number;
}
