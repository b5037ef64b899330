import { byAuthor } from './authors.ts';
import { overlap } from './moment.ts';
import { changesIn, type Difference, differencesIn } from './stances.ts';
import { type Breakdown, FACETS } from './strategy.ts';
import { sourceUnder, type ToldClaim, tellClaims } from './telling.ts';

/** Claims that are told at once, at most. */
const MOST = 6;
/** Authors that are told side by side, at most: those with the newest word. */
const MOST_AUTHORS = 3;

/** Claims under a heading. */
export interface ToldGroup {
  readonly heading: string;
  readonly told: readonly ToldClaim[];
}

/**
 * A breakdown that one list cannot tell: first where two authors say opposite things, or where one has come to say the
 * opposite; then what each author says; at most six claims in all. And everything else. Null where there is one author,
 * whose words have not turned.
 */
export function tellInGroups({
  player,
  videos,
}: Breakdown): { readonly groups: readonly ToldGroup[]; readonly others: readonly ToldClaim[] } | null {
  const authors = byAuthor(videos);
  const [difference] = differencesIn(player, videos);
  const [change] = difference ? [] : changesIn(player, videos);
  if (authors.length < 2 && !change) return null;
  const groups: ToldGroup[] = [];
  if (difference) {
    const told = difference.sides.map((side) => sideOf(side, side.author, false));
    groups.push({ heading: `Where they differ: ${difference.about}`, told });
  }
  if (change) {
    const told = change.sides.map((side, at) => sideOf(side, at === 0 ? 'Now' : 'Before', authors.length > 1));
    groups.push({ heading: `What has changed: ${change.about}`, told });
  }
  const shown = () => groups.flatMap(({ told }) => told);
  const isNew = ({ claim }: ToldClaim) => shown().every((other) => !overlap(other.claim.moment, claim.moment));
  const several = authors.slice(0, MOST_AUTHORS);
  const each = Math.max(1, Math.floor((MOST - shown().length) / several.length));
  for (const { author, videos: own } of several) {
    const told = tellClaims(own)
      .filter(isNew)
      .slice(0, each)
      .sort((a, b) => FACETS.indexOf(a.claim.facet) - FACETS.indexOf(b.claim.facet))
      .map((one) => ({ ...one, source: sourceUnder(one.video, false) }));
    const heading = authors.length > 1 ? `What ${author} says` : 'What else is said';
    if (told.length > 0) groups.push({ heading, told });
  }
  return { groups, others: tellClaims(videos).filter(isNew) };
}

function sideOf({ claim, video }: Difference['sides'][number], label: string, withAuthor: boolean): ToldClaim {
  return { claim, video, label, source: sourceUnder(video, withAuthor) };
}
