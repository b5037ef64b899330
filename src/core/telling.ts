import { byAuthor } from './authors.ts';
import { count, shorten, shortSource, shownSpans, sourceLine } from './phrasing.ts';
import { type Breakdown, type Claim, FACET_TITLES, FACETS, type Facet, type VideoBreakdown } from './strategy.ts';
import type { Video } from './video.ts';

/** Share of the longest passage that another one must have, so that it counts as the player's own. */
const MAIN = 1 / 3;

/** The score from which a claim is told before those of older videos, out of 1. */
const TELLING = 0.35;

/** Characters of a source line under a quote: two lines on a phone. */
const SOURCE = 72;
/** Share of the shorter quote's words from which on two quotes say the same; talks are cut into shorts. */
const SAME = 0.75;
/** Different words that a quote must have, so that saying them again is an echo. */
const ECHO = 6;
/** Words in a row that two claims of a facet share when the speaker says one thing twice in a breath. */
const RUN = 6;
/** Seconds of such a breath, from where the one begins to where the other does. */
const BREATH = 20;

/** A claim in its place in a breakdown. */
export interface ToldClaim {
  readonly claim: Claim;
  readonly video: Video;
  /** `The bet`; `The bet, before` for what is said of the same facet at an earlier date. */
  readonly label: string;
  /** The video and its author where authors differ; null where the breakdown is of one video. */
  readonly source: string | null;
}

/**
 * The claims of a breakdown in the order in which they are told: for every facet the newest video's best one, then for
 * every facet the next. So the first six are the current view, and what has changed since is in those after them. What
 * is said in passing, in a passage much shorter than the player's own, comes after all that; over several videos so do
 * claims that tell little, which being new does not make worth more. What says again at once what was told comes last.
 */
export function tellClaims(videos: readonly VideoBreakdown[]): readonly ToldClaim[] {
  const several = videos.length > 1;
  const claims = videos.flatMap((breakdown) => {
    const own = mainPassages(breakdown);
    const inPassing = ({ moment }: Claim) => !own.some(({ start, end }) => moment.start >= start && moment.start < end);
    const tier = (claim: Claim) => (inPassing(claim) ? 2 : several && claim.score < TELLING ? 1 : 0);
    return breakdown.claims.map((claim) => ({ claim, video: breakdown.video, tier: tier(claim) }));
  });
  const ranked = restatedLast(
    withoutEchoes([0, 1, 2].flatMap((tier) => inRounds(claims.filter((each) => each.tier === tier)))),
  );
  const authors = byAuthor(videos).length > 1;
  const firstTold = new Map<Facet, Video>();
  return ranked.map(({ claim, video }) => {
    const { title } = FACET_TITLES[claim.facet];
    const first = firstTold.get(claim.facet) ?? video;
    firstTold.set(claim.facet, first);
    const before = video.date !== null && first.date !== null && video.date < first.date;
    const label = before ? `${title}, before` : title;
    return { claim, video, label, source: several ? sourceUnder(video, authors) : null };
  });
}

interface ClaimOf {
  readonly claim: Claim;
  readonly video: Video;
}

/** Of every facet the first, then of every facet the second, and so on. */
function inRounds(claims: readonly ClaimOf[]): readonly ClaimOf[] {
  const queues = FACETS.map((facet) => claims.filter(({ claim }) => claim.facet === facet));
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_, round) => queues.flatMap((queue) => queue[round] ?? [])).flat();
}

/** The line under a quote: the video, and its author where authors differ. */
export function sourceUnder(video: Video, withAuthor: boolean): string {
  const by = withAuthor && video.author ? `${shorten(video.author, SOURCE / 2)}, ` : '';
  return by + shortSource(video, SOURCE);
}

/** The claims without those that say in another video what one before them says, word for word or nearly. */
function withoutEchoes(claims: readonly ClaimOf[]): readonly ClaimOf[] {
  const told: { words: ReadonlySet<string>; video: Video }[] = [];
  return claims.filter(({ claim, video }) => {
    const words = new Set(claim.moment.quote.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
    const echoes = told.some((other) => {
      if (other.video.id === video.id) return false;
      const shared = [...words].filter((word) => other.words.has(word)).length;
      return shared >= Math.max(ECHO, SAME * Math.min(words.size, other.words.size));
    });
    if (!echoes) told.push({ words, video });
    return !echoes;
  });
}

/** The claims, those last that say again in the same breath what one of their facet before them says. */
function restatedLast(claims: readonly ClaimOf[]): readonly ClaimOf[] {
  const isRestated = (claim: ClaimOf, at: number) => claims.slice(0, at).some((told) => saysAgain(claim, told));
  const again = new Set(claims.filter(isRestated));
  return [...claims.filter((claim) => !again.has(claim)), ...again];
}

function saysAgain(one: ClaimOf, other: ClaimOf): boolean {
  if (one.video.id !== other.video.id || one.claim.facet !== other.claim.facet) return false;
  if (Math.abs(one.claim.moment.start - other.claim.moment.start) > BREATH) return false;
  const said = ` ${wordsIn(other.claim.moment.quote).join(' ')} `;
  const words = wordsIn(one.claim.moment.quote);
  return words.some((_, at) => at + RUN <= words.length && said.includes(` ${words.slice(at, at + RUN).join(' ')} `));
}

function wordsIn(quote: string): readonly string[] {
  return quote.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
}

/** The passages that are not much shorter than the longest one: where the talk is about the player. */
function mainPassages({ passages }: VideoBreakdown): VideoBreakdown['passages'] {
  const longest = Math.max(0, ...passages.map(({ start, end }) => end - start));
  return passages.filter(({ start, end }) => end - start >= longest * MAIN);
}

/** What a breakdown covers: the video and where in it, or how many videos. */
export function scopeLine({ videos, discussedIn }: Breakdown): string {
  const [first, ...others] = videos;
  if (!first) return '';
  if (others.length === 0) return `${sourceLine(first.video)} · ${shownSpans(mainPassages(first), first.video)}`;
  const rest = discussedIn > videos.length ? `, the newest ${videos.length} told` : '';
  return `${count(discussedIn, 'video')}${rest}`;
}
