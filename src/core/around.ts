import { type Moment, momentOf } from './moment.ts';
import { readSpanRef } from './moment-ref.ts';
import type { TextRange } from './reply.ts';
import { clock, parseClock } from './time.ts';
import { textOf, type WordSpan, wordsOf } from './transcript.ts';
import type { Video } from './video.ts';
import { secondsIn, videoLinkIn } from './video-link.ts';

/** Seconds that are shown before and after what was asked for. */
const EACH_WAY = 30;
/** Seconds of an earlier or a later stretch, and the most that can be asked for. */
const STRETCH = 2 * EACH_WAY;
/** Seconds after which a new quote begins: some four a minute, each with its own link. */
const QUOTE_SECONDS = 15;
/** Words after which one does, where a caption line is very long. */
const QUOTE_WORDS = 70;
/** Quotes at once, at most: more than a minute ever has, except where lines are very long. */
const MOST_QUOTES = 12;

/** Where in a video somebody wants to read: certain words, a second, or a stretch of seconds. */
export type Place =
  | { readonly kind: 'words'; readonly words: WordSpan }
  | { readonly kind: 'second'; readonly seconds: number }
  | { readonly kind: 'stretch'; readonly from: number; readonly to: number };

/**
 * A place as people type it: `4:23`, `263`, `4m23s`, a link to a second, or `4:23–5:23`; and as buttons carry it:
 * `809-820`, which are words. Null when it is none of these.
 */
export function placeIn(typed: string): Place | null {
  const text = typed.trim().replace(/^(?:[▸≈]\s*)+/u, '');
  const words = readSpanRef(text);
  if (words) return { kind: 'words', words };
  const link = videoLinkIn(text);
  if (link) return { kind: 'second', seconds: link.seconds ?? 0 };
  const stretch = /^(\d[\d:]*:\d\d)\s*[-–—]\s*(\d[\d:]*:\d\d)$/u.exec(text);
  const [from, to] = [parseClock(stretch?.[1] ?? ''), parseClock(stretch?.[2] ?? '')];
  if (from !== null && to !== null) return from < to ? { kind: 'stretch', from, to } : null;
  const seconds = parseClock(text) ?? secondsIn(text.toLowerCase());
  return seconds === null ? null : { kind: 'second', seconds };
}

/** What is said in a part of a video. */
export interface Stretch {
  /** Seconds. */
  readonly start: number;
  /** Seconds, exclusive. */
  readonly end: number;
  /** In the order spoken, without a gap, each beginning where a caption line does. */
  readonly quotes: readonly { readonly moment: Moment; readonly asked: readonly TextRange[] }[];
  /** What to ask for to read on; null at the end of the video. `before` likewise. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What is said half a minute each way round a place, or in a stretch of a minute at most; what was asked for is marked.
 * @throws RangeError when the place is words that the video does not have
 */
export function stretchAt(video: Video, place: Place): Stretch {
  const words = wordsOf(video);
  const startOf = (cue: number) => video.cues[cue]?.start ?? 0;
  const asked = askedWords(video, place);
  const [first, last] = [words[asked?.from ?? 0], words[(asked?.to ?? 1) - 1]];
  if (asked && !(first && last)) throw new RangeError(`${video.id} does not have the words ${asked.from}–${asked.to}`);
  const { start, end } = bounds(place, first ? startOf(first.cue) : 0, last ? startOf(last.cue) : 0);
  const within = words.flatMap(({ cue }, index) => (startOf(cue) >= start && startOf(cue) < end ? [index] : []));
  const [begin, final] = [within[0], within.at(-1)];
  const [before, after] = [earlier(video, start), later(video, end)];
  if (begin === undefined || final === undefined) return { start, end, quotes: [], before, after };
  const spans = quoteSpans(video, { from: begin, to: final + 1 }, asked?.from ?? -1);
  const middle = asked
    ? Math.max(
        0,
        spans.findIndex((span) => span.to > asked.from),
      )
    : 0;
  const skipped = Math.max(0, Math.min(middle - MOST_QUOTES / 2, spans.length - MOST_QUOTES));
  const shown = spans.slice(skipped, skipped + MOST_QUOTES);
  const [head, tail] = [shown[0]?.from ?? begin, shown.at(-1)?.to ?? final + 1];
  return {
    ...{ start, end },
    quotes: shown.map((span) => ({ moment: momentOf(video, span), asked: asked ? rangeIn(video, span, asked) : [] })),
    before: head > begin ? `${head - 1}-${head}` : before,
    after: tail <= final ? `${tail}-${tail + 1}` : after,
  };
}

/** The seconds that are shown for a place whose line begins, and whose last line begins, at these seconds. */
function bounds(place: Place, begins: number, ends: number): Pick<Stretch, 'start' | 'end'> {
  if (place.kind === 'stretch') return { start: place.from, end: Math.min(place.to, place.from + STRETCH) };
  const at = place.kind === 'second' ? place.seconds : begins;
  // What is spoken at a second may have begun long before.
  const start = Math.floor(Math.min(at - EACH_WAY, begins));
  return { start: Math.max(0, start), end: Math.ceil(Math.max(at, ends) + EACH_WAY) };
}

/** The words that are asked for: those named, or those of the caption line that is spoken at the second. */
function askedWords(video: Video, place: Place): WordSpan | null {
  if (place.kind === 'stretch') return null;
  if (place.kind === 'words') return place.words;
  const words = wordsOf(video);
  const spoken = Math.max(
    0,
    video.cues.findLastIndex(({ start }) => start <= place.seconds),
  );
  const from = words.findIndex(({ cue }) => cue >= spoken);
  if (from < 0) return null;
  const cue = words[from]?.cue;
  const after = words.findIndex((word, index) => index > from && word.cue !== cue);
  return { from, to: after < 0 ? words.length : after };
}

/** Cuts a run of words where caption lines begin, into quotes of a few seconds; the asked line begins one of its own. */
function quoteSpans(video: Video, { from, to }: WordSpan, asked: number): readonly WordSpan[] {
  const words = wordsOf(video);
  const startOf = (index: number) => video.cues[words[index]?.cue ?? 0]?.start ?? 0;
  const begins = [from];
  for (let index = from + 1; index < to; index += 1) {
    const begun = begins.at(-1) ?? from;
    const newLine = words[index]?.cue !== words[index - 1]?.cue;
    const isAsked = newLine && words[index]?.cue === words[asked]?.cue;
    const full = newLine ? startOf(index) - startOf(begun) >= QUOTE_SECONDS : false;
    if (isAsked || full || index - begun >= (newLine ? QUOTE_WORDS : 2 * QUOTE_WORDS)) begins.push(index);
  }
  return begins.map((begin, index) => ({ from: begin, to: begins[index + 1] ?? to }));
}

/** Where the asked words stand in the text of a quote; nothing where they do not. */
function rangeIn(video: Video, span: WordSpan, asked: WordSpan): readonly TextRange[] {
  const [from, to] = [Math.max(span.from, asked.from), Math.min(span.to, asked.to)];
  if (from >= to) return [];
  const words = wordsOf(video);
  const before = from === span.from ? 0 : textOf(words, { from: span.from, to: from }).length + 1;
  return [{ from: before, to: before + textOf(words, { from, to }).length }];
}

/** The minute before a second; where nothing is said in it, the last one in which something is. */
function earlier({ cues }: Video, second: number): string | null {
  const last = cues.findLast(({ start }) => start < second);
  if (!last) return null;
  const to = last.start < second - STRETCH ? Math.floor(last.start) + 1 : second;
  return `${clock(Math.max(0, to - STRETCH))}–${clock(to)}`;
}

/** The minute from a second on; where nothing is said in it, the next one in which something is. */
function later({ cues }: Video, second: number): string | null {
  const next = cues.find(({ start }) => start >= second);
  if (!next) return null;
  const from = next.start >= second + STRETCH ? Math.floor(next.start) : second;
  return `${clock(from)}–${clock(from + STRETCH)}`;
}
