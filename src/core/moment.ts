import { cueEnd } from './silence.ts';
import { textOf, type Word, type WordSpan, wordsOf } from './transcript.ts';
import type { Timing, Video } from './video.ts';

/** A quotable span of a video that a reply links to. `quote` is verbatim; `start` is the second of the cue it begins in. */
export interface Moment {
  readonly videoId: string;
  readonly quote: string;
  readonly words: WordSpan;
  /** Seconds. */
  readonly start: number;
  /** Seconds, exclusive. */
  readonly end: number;
  readonly timing: Timing;
  /** Opens the video on `start`, or early enough before it when the time was worked out. */
  readonly url: string;
}

/**
 * The moment of a word span.
 * @throws RangeError when the span is empty or lies outside the transcript.
 */
export function momentOf(video: Video, span: WordSpan): Moment {
  const words = wordsOf(video);
  const first = words[span.from];
  const last = words[span.to - 1];
  if (!first || !last || span.to <= span.from) {
    throw new RangeError(`words ${span.from}–${span.to} are not in ${video.id}, which has ${words.length}`);
  }
  const start = cueStart(video, first);
  return {
    videoId: video.id,
    quote: textOf(words, span),
    words: { from: span.from, to: span.to },
    start,
    end: Math.max(start, cueEnd(video, last.cue)),
    timing: video.timing,
    url: linkAt(video.url, start - lead(video.timing, start)),
  };
}

/** True when the moment is exactly what the transcript says, where it says it: words, seconds and link. */
export function isVerbatim(moment: Moment, video: Video): boolean {
  if (moment.videoId !== video.id || moment.words.from < 0) return false;
  if (moment.words.to > wordsOf(video).length || moment.words.to <= moment.words.from) return false;
  const truth = momentOf(video, moment.words);
  return (
    truth.quote === moment.quote &&
    truth.start === moment.start &&
    truth.end === moment.end &&
    truth.timing === moment.timing &&
    truth.url === moment.url
  );
}

/** True when the two share words of one video. */
export function overlap(a: Moment, b: Moment): boolean {
  return a.videoId === b.videoId && a.words.from < b.words.to && b.words.from < a.words.to;
}

/**
 * Seconds by which a link opens before a worked-out time, so that the words are not missed. Spacing words evenly over
 * the 683 s seed errs by 5 s at the median and 14 s at worst, 5 s of it late; a guessed duration adds an error that
 * grows with the position: over 230 talks the speaking rate is 146 to 218 words a minute, within a quarter of the 180
 * assumed.
 */
export function lead(timing: Timing, start: number): number {
  if (timing === 'exact') return 0;
  return timing === 'paced' ? 13 + start * 0.005 : 13 + start * 0.25;
}

/**
 * The video's URL, opening on a second. Keeps whatever else the URL carries. Most players take `t=263s`; those that
 * take a time otherwise are listed, and a plain media file takes a media fragment (W3C Media Fragments URI 1.0, 4.2.1).
 */
export function linkAt(url: string, seconds: number): string {
  const link = new URL(url);
  const whole = Math.max(0, Math.floor(seconds));
  const host = link.hostname.replace(/^(?:www|m|player)\./u, '');
  const way = WAYS[host] ?? (MEDIA_FILE.test(link.pathname) ? 'fragment' : 'usual');
  if (way === 'fragment') link.hash = `t=${whole}`;
  else if (way === 'hash') link.hash = `t=${whole}s`;
  else if (way === 'usual') link.searchParams.set('t', `${whole}s`);
  else link.searchParams.set(way, `${whole}`);
  return link.href;
}

/** How players take a time, where that is not `t=263s`; each as its own share dialogue writes it. */
const WAYS: Readonly<Record<string, 'hash' | 't' | 'start'>> = {
  // https://help.vimeo.com/hc/en-us/articles/12426199699985 (`#t=1m30s`, `#t=90s`)
  'vimeo.com': 'hash',
  // https://support.loom.com/hc/en-us/articles/360002223378 (`?t=90`)
  'loom.com': 't',
  // https://faq.dailymotion.com/hc/en-us/articles/360022841393 (`?start=90`)
  'dailymotion.com': 'start',
};
const MEDIA_FILE = /\.(?:mp4|m4v|webm|mov|ogv|mp3|m4a|ogg|wav)$/iu;

function cueStart(video: Video, word: Word): number {
  return video.cues[word.cue]?.start ?? 0;
}
