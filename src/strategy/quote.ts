import { type Word, type WordSpan, wordsOf } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';
import { boundariesOf } from './boundaries.ts';
import { type Token, tokenIn } from './tokens.ts';

/** A quote of fewer characters says too little, one of more is not read in a chat. */
export const QUOTE = { least: 60, most: 240 } as const;

/** Characters of the span's text, its words joined by single spaces. */
export function lengthOf(words: readonly Word[], { from, to }: WordSpan): number {
  let length = Math.max(0, to - from - 1);
  for (let at = from; at < to; at++) length += words[at]?.text.length ?? 0;
  return length;
}

/** Words that lead into a thought without being part of it. */
const LEAD = new Set('uh um and so well okay ok like right yeah look anyway hey alright'.split(' '));
/** Words that no thought ends on. */
const DANGLING = new Set(
  'uh um and so but or that which who because if the a an of to in on at for from with by as is are was were be been their his her its our your my when what where why how than then like before after while although though until whether i we they he she very really just also'.split(
    ' ',
  ),
);

/** Said to win time: what it leads to comes after. */
const STALLING = 'at the end of the day'.split(' ');

/** The token at an offset: made when it is asked for, as only those at the ends of a quote are looked at. */
type TokenAt = (at: number) => Token | undefined;

function endsWith(tokenAt: TokenAt, end: number, words: readonly string[]): boolean {
  return words.every((word, k) => tokenAt(end - words.length + k)?.norm === word);
}

/** Said before a thought rather than in it, longest first where one begins another. */
const LEADS = [
  'i should say',
  'i would say',
  "i'd say",
  'i will say',
  'i mean',
  'you know',
  'of course',
  'as a reminder',
  'in other words',
  'at the end of the day',
].map((lead) => lead.split(' '));

/** The span without the words that only lead into it or are left hanging at its end; at least its middle word stays. */
export function trimmed(tokenAt: TokenAt, { from, to }: WordSpan): WordSpan {
  let start = from;
  let end = to;
  for (let skip = leadAt(tokenAt, start); skip > 0 && end - start > 4 + skip; skip = leadAt(tokenAt, start))
    start += skip;
  const hangs = () =>
    DANGLING.has(tokenAt(end - 1)?.norm ?? '') ? 1 : endsWith(tokenAt, end, STALLING) ? STALLING.length : 0;
  while (end - start > 4 + hangs() && tokenAt(end - 1)?.stop !== 2 && hangs() > 0) end -= hangs();
  return { from: start, to: end };
}

/** Words at a point that only lead to what follows. */
function leadAt(tokenAt: TokenAt, at: number): number {
  if (LEAD.has(tokenAt(at)?.norm ?? '')) return 1;
  return LEADS.find((lead) => lead.every((word, k) => tokenAt(at + k)?.norm === word))?.length ?? 0;
}

/** The best point to cut at between two words, by the log-odds that a thought begins there. */
function cutBetween(odds: Float64Array, from: number, to: number): number {
  let best = from;
  for (let at = from + 1; at <= to; at++) if ((odds[at] ?? 5) > (odds[best] ?? 5)) best = at;
  return best;
}

/** A span of more characters than a quote may have, cut where a thought most likely begins, into spans that are short enough. */
export function shortened(words: readonly Word[], odds: Float64Array, span: WordSpan): WordSpan[] {
  if (lengthOf(words, span) <= QUOTE.most) return [span];
  const third = Math.floor((span.to - span.from) / 4);
  if (third === 0) return [];
  const at = cutBetween(odds, span.from + third, span.to - third);
  return [...shortened(words, odds, { from: span.from, to: at }), ...shortened(words, odds, { from: at, to: span.to })];
}

/**
 * The span of at most `limit` words around `at` that reads as a quote: whole thoughts, those of the match first, then their
 * neighbours while it stays short. Where a thought alone is longer, it is cut where a part of it begins.
 */
export function quoteAround(video: Video, thoughts: readonly WordSpan[], at: WordSpan, limit: number): WordSpan {
  const words = wordsOf(video);
  const room = Math.max(1, Math.min(limit, words.length));
  const first = thoughts.findIndex((thought) => thought.to > at.from);
  if (first < 0) return { from: Math.max(0, words.length - room), to: words.length };
  let last = first;
  while (last + 1 < thoughts.length && (thoughts[last]?.to ?? 0) < at.to) last += 1;
  let from = thoughts[first]?.from ?? at.from;
  let to = thoughts[last]?.to ?? at.to;
  if (to - from > room) return within(words, { from, to }, at, room);
  const enough = Math.ceil(room * 0.6);
  for (let ahead = last + 1, back = first - 1; to - from < enough; ahead += 1, back -= 1) {
    const next = thoughts[ahead];
    const before = thoughts[back];
    const takesNext = next !== undefined && next.to - from <= room;
    if (takesNext) to = next.to;
    const takesBefore = before !== undefined && to - before.from <= room && to - from < enough;
    if (takesBefore) from = before.from;
    if (!takesNext && !takesBefore) break;
  }
  const tokenAt = (k: number) => {
    const word = words[k];
    return word && tokenIn(word);
  };
  const { from: start, to: end } = trimmed(tokenAt, { from, to });
  return { from: Math.min(start, at.from), to: Math.max(end, Math.min(at.to, to)) };
}

/** The part of a long stretch that holds the match, between points where something begins. */
function within(words: readonly Word[], stretch: WordSpan, at: WordSpan, room: number): WordSpan {
  const odds = boundariesOf(words.slice(stretch.from, stretch.to).map(tokenIn), [], []);
  const score = (word: number) => (word >= stretch.to ? 5 : (odds[word - stretch.from] ?? 0));
  const length = Math.min(room, Math.max(at.to - at.from, 1));
  const spare = room - length;
  let from = at.from;
  for (let k = at.from; k >= Math.max(stretch.from, at.from - Math.floor(spare / 2)); k--)
    if (score(k) > score(from)) from = k;
  const most = Math.min(stretch.to, from + room);
  let to = most;
  for (let k = most; k >= Math.max(Math.min(at.to, most), from + 1); k--) if (score(k) > score(to)) to = k;
  return { from, to };
}
