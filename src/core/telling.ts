import { count, shownSpans, sourceLine } from './phrasing.ts';
import { type Breakdown, type Claim, FACET_TITLES, FACETS, type VideoBreakdown } from './strategy.ts';
import type { Video } from './video.ts';

/** A claim in its place in a breakdown. */
export interface ToldClaim {
  readonly claim: Claim;
  readonly video: Video;
  /** `The bet`; over several videos `The bet, before` for what an older one says of the same facet. */
  readonly label: string;
  /** The video and its author where authors differ; null where the breakdown is of one video. */
  readonly source: string | null;
}

/**
 * The claims of a breakdown in the order in which they are told: for every facet the newest video's best one, then for
 * every facet the next. So the first six are the current view, and what has changed since is in those after them.
 */
export function tellClaims(videos: readonly VideoBreakdown[]): readonly ToldClaim[] {
  const several = videos.length > 1;
  const authors = new Set(videos.map(({ video }) => video.author)).size > 1;
  const queues = FACETS.map((facet) =>
    videos.flatMap(({ video, claims }) =>
      claims.filter((claim) => claim.facet === facet).map((claim) => ({ claim, video })),
    ),
  );
  const told: ToldClaim[] = [];
  for (let round = 0; queues.some((queue) => queue.length > round); round += 1) {
    for (const queue of queues) {
      const next = queue[round];
      if (!next) continue;
      const { title } = FACET_TITLES[next.claim.facet];
      const before = queue[0]?.video.id !== next.video.id;
      const by = authors && next.video.author ? `${next.video.author}, ` : '';
      told.push({
        ...next,
        label: before ? `${title}, before` : title,
        source: several ? by + sourceLine(next.video) : null,
      });
    }
  }
  return told;
}

/** What a breakdown covers: the video and where in it, or how many videos. */
export function scopeLine({ videos, discussedIn }: Breakdown): string {
  const [first, ...others] = videos;
  if (!first) return '';
  if (others.length === 0) return `${sourceLine(first.video)} · ${shownSpans(first.passages, first.video)}`;
  const rest = discussedIn > videos.length ? `, the newest ${videos.length} told` : '';
  return `${count(discussedIn, 'video')}${rest} · newest first`;
}
