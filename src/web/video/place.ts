import type { Request } from 'express';
import type { Library } from '../../core/library.ts';
import { lead, linkAt, type Moment, momentOf } from '../../core/moment.ts';
import { readSpanRef } from '../../core/moment-ref.ts';
import { parseClock } from '../../core/time.ts';
import { wordsOf } from '../../core/transcript.ts';
import type { Video } from '../../core/video.ts';
import { secondsIn } from '../../core/video-link.ts';
import { secondOf } from '../links.ts';
import { queryOf } from '../query.ts';

/** Words that a link can ask for, at most: as many as a long quote has. */
const MOST_WORDS = 150;

/** Where in a video a link opens. */
export type Place =
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'moment';
      readonly moment: Moment;
      /** The second itself, which may be later than the one in which the quote begins. */
      readonly seconds: number;
      /** Opens the video on it, or early enough where times were worked out. */
      readonly watch: string;
    }
  /** What was asked for is no second of the video. */
  | { readonly kind: 'none'; readonly asked: string };

/**
 * What a link asks for: `t=263`, `t=4m23s` or `t=4:23`, and with `w` the very words. Words that do not begin at that
 * second are those of a transcript that has changed since: then it is the second that counts.
 */
export async function placeIn(request: Pick<Request, 'url'>, video: Video, library: Library): Promise<Place> {
  const given = queryOf(request);
  const asked = given('t');
  if (asked === '') return { kind: 'whole' };
  const seconds = /^\d{1,6}\.\d{1,3}$/u.test(asked) ? Number(asked) : (secondsIn(asked) ?? parseClock(asked));
  if (seconds === null) return { kind: 'none', asked };
  const words = readSpanRef(given('w'));
  if (words && words.to <= wordsOf(video).length && words.to - words.from <= MOST_WORDS) {
    const moment = momentOf(video, words);
    if (secondOf(moment.start) === secondOf(seconds)) return { kind: 'moment', moment, seconds, watch: moment.url };
  }
  const moment = await library.momentAt(video, seconds);
  if (!moment) return { kind: 'none', asked };
  // Before the first words nothing is spoken yet.
  const spoken = Math.max(seconds, moment.start);
  return { kind: 'moment', moment, seconds: spoken, watch: linkAt(video.url, spoken - lead(video.timing, spoken)) };
}
