import type { Analysis, Facet } from '../core/strategy.ts';
import { type WordSpan, wordsOf } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';

/** What the method found in one video, in positions of its own document: seconds where it is timed, words where not. */
export interface Strategies {
  readonly id: string;
  readonly path?: string;
  readonly unit: 'seconds' | 'words';
  readonly players: readonly string[];
  readonly segments: readonly { readonly player: string; readonly start: number; readonly end: number }[];
  readonly facets: readonly {
    readonly player: string;
    readonly facet: Facet;
    readonly start: number;
    readonly end: number;
  }[];
}

/** The analysis as plain intervals, for measuring: the players whose game is discussed, their passages and their claims. */
export function strategiesOf(video: Video, analysis: Analysis, path?: string): Strategies {
  const timed = video.timing === 'exact';
  const words = wordsOf(video);
  const place = ({ from, to }: WordSpan) => {
    if (!timed) return { start: from, end: to };
    const first = words[from]?.cue ?? 0;
    const last = words[to - 1]?.cue ?? first;
    return { start: video.cues[first]?.start ?? 0, end: video.cues[last + 1]?.start ?? video.duration };
  };
  const discussed = analysis.players.filter(({ standing }) => standing === 'discussed');
  return {
    id: video.id,
    ...(path === undefined ? {} : { path }),
    unit: timed ? 'seconds' : 'words',
    players: discussed.map(({ player }) => player.name),
    segments: discussed.flatMap(({ player, passages }) =>
      passages.map((span) => ({ player: player.name, ...place(span) })),
    ),
    facets: discussed.flatMap(({ player, claims }) =>
      claims.map(({ facet, span }) => ({ player: player.name, facet, ...place(span) })),
    ),
  };
}
