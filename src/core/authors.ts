import type { Video } from './video.ts';

/** The names that a byline is made of: `Daily News | Ann Author & Bob` has three. Lower case, letters and digits only. */
function namesIn(author: string): readonly string[] {
  return author
    .slice(0, 200)
    .split(/[|·•/;,&+–—]|\s-\s|\b(?:and|with|by|feat|ft)\b/iu)
    .map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((name) => name !== '');
}

/** Whether two bylines may be of one author: they share a name, as a channel and the person who speaks on it do. */
export function mayBeOneAuthor(one: string, two: string): boolean {
  const names = new Set(namesIn(one));
  return namesIn(two).some((name) => names.has(name));
}

/** Videos of one author. */
export interface Authored<T> {
  /** The byline of the first of them. */
  readonly author: string;
  readonly videos: readonly T[];
}

/** The videos by author, in the order in which the authors come first. Videos without a byline are left out. */
export function byAuthor<T extends { readonly video: Video }>(videos: readonly T[]): readonly Authored<T>[] {
  const groups: { author: string; bylines: string[]; videos: T[] }[] = [];
  for (const each of videos) {
    const { author } = each.video;
    if (author === null) continue;
    const known = groups.find(({ bylines }) => bylines.some((byline) => mayBeOneAuthor(byline, author)));
    if (known) {
      known.bylines.push(author);
      known.videos.push(each);
    } else groups.push({ author, bylines: [author], videos: [each] });
  }
  return groups;
}
