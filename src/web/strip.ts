import { shorten } from '../core/phrasing.ts';
import type { StripPicture } from '../core/picture.ts';
import { type Pictured, stripOf } from '../core/pictured.ts';
import type { Breakdown } from '../core/strategy.ts';
import { clock, shownTime } from '../core/time.ts';
import type { Video } from '../core/video.ts';
import type { Site } from './site.ts';

/** Quotes that are told in words, and characters of each. */
const TOLD = { most: 3, long: 80 };

/**
 * What a link to a video shows: who is talked about when; where the video tells nobody's game, where its most telling
 * words are.
 * @param told what the video says of players
 * @returns null when it says too little for either
 */
export async function videoStrip(
  site: Pick<Site, 'quotes'>,
  video: Video,
  told: readonly Breakdown[],
): Promise<Pictured<StripPicture> | null> {
  const strip = stripOf(video, told);
  if (strip) return strip;
  const quotes = await site.quotes(video);
  if (quotes.length === 0) return null;
  const { duration, timing } = video;
  const marks = quotes.map(({ start, section }) => ({ at: start, label: section ?? 'Quote' }));
  const shown = quotes
    .slice(0, TOLD.most)
    .map(({ start, quote }) => `at ${shownTime(start, timing)} “${shorten(quote, TOLD.long)}”`);
  const about = timing === 'guessed' ? `about ${clock(duration)}` : clock(duration);
  return {
    picture: {
      ...{ kind: 'strip', title: 'What is said when', duration, estimated: timing !== 'exact' },
      lanes: [{ label: 'Quotes', spans: [], marks }],
    },
    alt: `What is said when, in ${about}: ${shown.join('; ')}.`,
  };
}
