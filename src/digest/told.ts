import type { Subscription } from '../core/digest.ts';
import type { Moment } from '../core/moment.ts';

export { HAS_BASELINE } from '../core/digest-store.ts';

/** The channel has had the video's breakdown. */
export const videoKey = (id: string): string => `video:${id}`;
/** The video is not new to the channel: it was there before, or was counted among others. */
export const knownKey = (id: string): string => `known:${id}`;
/** The channel has had something of the player's game. */
export const playerKey = (id: string): string => `player:${id}`;
/** The channel has had these words of a video as a quote. */
export const claimKey = ({ videoId, words }: Moment): string => `claim:${videoId}:${words.from}-${words.to}`;

/**
 * What a place's other subscription has told, as far as it is not to be told there again: a digest quotes nothing that a
 * follow has quoted, and a follow does not come back to a video that the digest has told of.
 */
export function toldBeside(keys: ReadonlySet<string>, kind: Subscription['kind']): readonly string[] {
  const kinds = kind === 'follow' ? ['claim:', 'player:', 'video:'] : ['claim:', 'player:'];
  return [...keys].filter((key) => kinds.some((each) => key.startsWith(each)));
}

/** What a channel has been told. */
export interface Told {
  isNew(videoId: string): boolean;
  hadBreakdown(videoId: string): boolean;
  hadPlayer(playerId: string): boolean;
  /** True when any of the words were quoted to it: a quote cut a little otherwise is the same claim. */
  hadQuote(moment: Moment): boolean;
}

export function toldBy(keys: ReadonlySet<string>): Told {
  const quotes = new Map<string, { readonly from: number; readonly to: number }[]>();
  for (const key of keys) {
    // An id of a video may hold colons itself.
    const [, videoId = '', from, to] = /^claim:(.*):(\d+)-(\d+)$/su.exec(key) ?? [];
    if (from === undefined || to === undefined) continue;
    const spans = quotes.get(videoId) ?? [];
    spans.push({ from: Number(from), to: Number(to) });
    quotes.set(videoId, spans);
  }
  return {
    isNew: (id) => !keys.has(videoKey(id)) && !keys.has(knownKey(id)),
    hadBreakdown: (id) => keys.has(videoKey(id)),
    hadPlayer: (id) => keys.has(playerKey(id)),
    hadQuote: ({ videoId, words }) =>
      (quotes.get(videoId) ?? []).some(({ from, to }) => from < words.to && words.from < to),
  };
}
