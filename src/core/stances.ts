import { byAuthor } from './authors.ts';
import { distance } from './distance.ts';
import { AXES, BETWEEN, CONTRASTS, EMPTY, HEDGES, JOINTS, NEGATIONS, OTHERWISE } from './stance-words.ts';
import type { Claim, Player, VideoBreakdown } from './strategy.ts';
import type { Video } from './video.ts';

/*
 * Where authors disagree, as far as words alone decide it. Two quotes are set against each other only when both say of the
 * player itself, in plain assertion, opposite things on one axis, about the same object, within half a year. Whatever
 * cannot be decided so (irony, conditions, reports of what others think, comparisons) counts as no stance: a disagreement
 * that is missed costs less than one that is made up.
 */

/** Words before the name and after the phrase that are looked at. */
const BEFORE = 8;
const AFTER = 6;
/** Days between two stances, at most: what was said longer ago was said of another state of things. */
const LATELY = 183;
const DAY = 86_400_000;

/** A plain assertion about a player. */
export interface Stance {
  readonly about: string;
  readonly yes: boolean;
  /** What it is said with regard to: the words that follow; empty when it is said of the player as such. */
  readonly object: readonly string[];
}

/** What two authors say against each other. */
export interface Difference {
  readonly about: string;
  readonly sides: readonly { readonly author: string; readonly video: Video; readonly claim: Claim }[];
}

/** The stance that a quote takes on a player; null where the words leave any doubt, or where it takes several. */
export function stanceOf(quote: string, player: Player): Stance | null {
  const names = namesOf(player);
  const found: Stance[] = [];
  for (const sentence of quote.slice(0, 2_000).split(/(?<=[.!?…])\s+/u)) {
    if (sentence.includes('?')) continue;
    const words = wordsOf(sentence);
    if (words.some((word) => CONTRASTS.has(word))) return null;
    for (const named of names) {
      for (const at of placesOf(words, named)) found.push(...stancesAt(words, at, at + named.length));
    }
  }
  const [first] = found;
  const one = first && found.every(({ about, yes }) => about === first.about && yes === first.yes);
  return one ? first : null;
}

/** A player has one stance or another in each of its claims: its names are taken apart once. */
const NAMES = new WeakMap<Player, readonly (readonly string[])[]>();

/** The words of each name of a player. What is said of a product or of its people need not hold of the player. */
function namesOf(player: Player): readonly (readonly string[])[] {
  const known = NAMES.get(player);
  if (known) return known;
  const { name, aliases } = player;
  const names = [...new Set([name, ...aliases.filter((alias) => isSpelling(alias, name))])].map(wordsOf);
  NAMES.set(player, names);
  return names;
}

function isSpelling(alias: string, name: string): boolean {
  const letters = (text: string) => wordsOf(text).join('');
  const most = letters(name).length > 4 ? 1 : 0;
  return distance(letters(alias), letters(name), most) <= most;
}

function stancesAt(words: readonly string[], from: number, to: number): readonly Stance[] {
  if (words.slice(Math.max(0, from - BEFORE), from).some((word) => HEDGES.has(word) || NEGATIONS.has(word))) return [];
  let at = to;
  let negated = false;
  for (; at < Math.min(words.length, to + 6); at += 1) {
    const hit = phraseAt(words, at);
    if (hit) {
      const next = words.slice(hit.end, hit.end + AFTER);
      const joint = next.findIndex((word) => JOINTS.has(word));
      const after = joint < 0 ? next : next.slice(0, joint);
      if (after.some((word) => HEDGES.has(word) || NEGATIONS.has(word))) return [];
      const object = after.filter((word) => !EMPTY.has(word));
      return [{ about: hit.about, yes: hit.yes !== negated, object }];
    }
    const word = words[at] ?? '';
    if (NEGATIONS.has(word)) negated = !negated;
    else if (!BETWEEN.has(word)) return [];
  }
  return [];
}

function phraseAt(words: readonly string[], at: number): { about: string; yes: boolean; end: number } | null {
  let best: { about: string; yes: boolean; end: number } | null = null;
  for (const { phrase, about, yes } of PHRASES) {
    const end = at + phrase.length;
    if (end <= (best?.end ?? at) || !phrase.every((word, k) => words[at + k] === word)) continue;
    if (!OTHERWISE.get(phrase.join(' '))?.has(words[end] ?? '')) best = { about, yes, end };
  }
  return best;
}

const PHRASES = AXES.flatMap(({ about, yes, no }) =>
  [yes, no].flatMap((list) =>
    list.split(',').map((phrase) => ({ phrase: phrase.split(' '), about, yes: list === yes })),
  ),
);

function placesOf(words: readonly string[], named: readonly string[]): readonly number[] {
  if (named.length === 0) return [];
  return words.flatMap((_, at) => (named.every((word, k) => words[at + k] === word) ? [at] : []));
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/[’ʼ]/gu, "'")
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');
}

/**
 * Where two authors say opposite things of the player: on each axis the newest stance of each, the newest pair of authors
 * that differ. Needs a byline and a date of both.
 */
export function differencesIn(player: Player, videos: readonly VideoBreakdown[]): readonly Difference[] {
  // Who has changed their mind is taken at the last word.
  const newest = takenIn(player, videos).flatMap((own) =>
    own.filter(({ about }, at) => own.findIndex((other) => other.about === about) === at),
  );
  return AXES.flatMap(({ about }): readonly Difference[] => {
    const here = newest.filter((stance) => stance.about === about);
    for (const [at, one] of here.entries()) {
      const other = here.slice(at + 1).find((each) => each.yes !== one.yes && near(one, each) && sameObject(one, each));
      if (other) return [{ about, sides: [one, other] }];
    }
    return [];
  });
}

/** Where an author says of the player the opposite of what they said in an older video: the newer side first. */
export function changesIn(player: Player, videos: readonly VideoBreakdown[]): readonly Difference[] {
  return takenIn(player, videos).flatMap((own) =>
    AXES.flatMap(({ about }): readonly Difference[] => {
      const [now, ...before] = own.filter((stance) => stance.about === about);
      const then = now && before.find((each) => each.yes !== now.yes && each.date < now.date && sameObject(now, each));
      return now && then ? [{ about, sides: [now, then] }] : [];
    }),
  );
}

interface Taken extends Stance {
  readonly author: string;
  readonly date: string;
  readonly video: Video;
  readonly claim: Claim;
}

/** The stances of each author, newest first. A video that says both of two opposite things takes neither. */
function takenIn(player: Player, videos: readonly VideoBreakdown[]): readonly (readonly Taken[])[] {
  return byAuthor(videos).map(({ author, videos: own }) =>
    own.flatMap(({ video, claims }) => {
      const taken = claims.flatMap((claim): readonly Taken[] => {
        const stance = stanceOf(claim.moment.quote, player);
        return stance && video.date !== null ? [{ ...stance, author, date: video.date, video, claim }] : [];
      });
      return taken.filter((one) => taken.every((other) => other.about !== one.about || other.yes === one.yes));
    }),
  );
}

function near(one: { readonly date: string }, other: { readonly date: string }): boolean {
  return Math.abs(Date.parse(one.date) - Date.parse(other.date)) <= LATELY * DAY;
}

/** "Winning the consumer" and "losing the enterprise" are no contradiction. */
function sameObject(one: Stance, other: Stance): boolean {
  if (one.object.length === 0 || other.object.length === 0) return one.object.length === other.object.length;
  const shared = one.object.filter((word) => other.object.includes(word)).length;
  return shared >= Math.min(one.object.length, other.object.length) / 2;
}
