import type { PlayerShare } from '../core/library.ts';
import type { PlayerRow, PlayerTotal } from '../core/store.ts';

/** Who is talked about, most first, from how all videos of one standing together treat each player. */
export function sharesOf(totals: readonly PlayerTotal[]): readonly PlayerShare[] {
  const shares = new Map<string, { readonly share: PlayerShare; readonly mentions: number }>();
  for (const { player, standing, videos, seconds, mentions, since } of totals) {
    const known = shares.get(player.id);
    const discussed = standing === 'discussed' || known?.share.standing === 'discussed';
    shares.set(player.id, {
      share: {
        player: known?.share.player ?? player,
        standing: discussed ? 'discussed' : 'mentioned',
        seconds: seconds + (known?.share.seconds ?? 0),
        discussedIn: (standing === 'discussed' ? videos : 0) + (known?.share.discussedIn ?? 0),
        namedIn: videos + (known?.share.namedIn ?? 0),
        since: earlier(since, known?.share.since ?? null),
      },
      mentions: mentions + (known?.mentions ?? 0),
    });
  }
  const rank = (standing: PlayerShare['standing']) => (standing === 'discussed' ? 1 : 0);
  return [...shares.values()]
    .sort(
      (a, b) =>
        rank(b.share.standing) - rank(a.share.standing) ||
        b.share.seconds - a.share.seconds ||
        b.mentions - a.mentions ||
        (a.share.player.id < b.share.player.id ? -1 : 1),
    )
    .map(({ share }) => share);
}

/** A row as the total of its one video. */
export function totalOf({ player, standing, seconds, mentions, date }: PlayerRow): PlayerTotal {
  return { player, standing, seconds, mentions, videos: 1, since: date };
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
