import { byAuthor } from './authors.ts';
import { overlap } from './moment.ts';
import { differencesIn } from './stances.ts';
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
 * A breakdown of several authors: first where two of them say opposite things, then what each says, at most six claims in
 * all; and everything else. Null where there is only one author, or none is known.
 */
export function tellByAuthor({
  player,
  videos,
}: Breakdown): { readonly groups: readonly ToldGroup[]; readonly others: readonly ToldClaim[] } | null {
  const authors = byAuthor(videos);
  if (authors.length < 2) return null;
  const differences = differencesIn(player, videos).slice(0, 1);
  const groups: ToldGroup[] = differences.map(({ about, sides }) => ({
    heading: `Where they differ: ${about}`,
    told: sides.map(({ author, video, claim }) => ({
      ...{ claim, video, label: author },
      source: sourceUnder(video, false),
    })),
  }));
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
    if (told.length > 0) groups.push({ heading: `What ${author} says`, told });
  }
  return { groups, others: tellClaims(videos).filter(isNew) };
}
