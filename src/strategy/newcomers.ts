import type { Player } from '../core/strategy.ts';
import type { Video } from '../core/video.ts';
import { slugOf } from './catalogue.ts';
import type { Mention } from './mentions.ts';
import { isActing, isWilling } from './roles.ts';
import { soundsLike } from './spellings.ts';
import { LONGEST_WORD, namedWords, squash, type Token } from './tokens.ts';
import { NO_PLAYERS } from './words.ts';

/** A name must fall this often to be taken for a player that no catalogue lists; less often when the metadata names it. */
const LEAST = 4;
const LEAST_EXPECTED = 2;
/** Share of its mentions in which it must do something. */
const ACTING = 0.34;
const MOST = 8;

interface Place {
  readonly from: number;
  readonly to: number;
}

interface Group {
  name: string;
  readonly spellings: Map<string, number>;
  readonly places: Place[];
}

/**
 * Players that no catalogue lists: names that recur, act, and are no ordinary words. Without metadata a name shows only by
 * its capitals. Spellings of one name are joined by sound and by edit distance. `first` is the index of the first player;
 * `isKnown` tells the names that the catalogue has, which are never new.
 */
export function newcomersIn(
  tokens: readonly Token[],
  words: readonly { text: string }[],
  known: readonly Mention[],
  video: Pick<Video, 'title' | 'hints'>,
  first: number,
  isKnown: (key: string) => boolean,
): { players: Player[]; mentions: Mention[] } {
  const taken = new Uint8Array(tokens.length);
  for (const { from, to } of known) taken.fill(1, from, to);
  const expected = new Map([...video.hints.companies].map((name) => [squash(namedWords(name).join('')), name]));
  const titled = squash(video.title.toLowerCase());
  const groups = grouped(tokens, words, taken, expected).filter(
    ({ spellings }) => ![...spellings.keys()].some((spelling) => isKnown(squash(spelling))),
  );
  const kept = groups
    .filter((group) => {
      const key = squash(group.name.toLowerCase());
      const backed = expected.has(key) || (key.length >= 4 && titled.includes(key));
      const acting = group.places.filter(({ to }) => isActing(tokens, to)).length;
      const willing = group.places.filter(({ to }) => isWilling(tokens, to)).length;
      const enough = group.places.length >= (backed ? LEAST_EXPECTED : LEAST);
      return (
        enough &&
        willing >= (backed ? 1 : 2) &&
        acting >= group.places.length * ACTING &&
        !isPerson(tokens, group, acting)
      );
    })
    .sort((a, b) => b.places.length - a.places.length)
    .slice(0, MOST);
  const players = kept.map((group): Player => {
    const aliases = [
      group.name,
      ...[...group.spellings.keys()].filter((spelling) => spelling !== group.name.toLowerCase()),
    ];
    return { id: slugOf(group.name), name: group.name, aliases };
  });
  const mentions = kept.flatMap(({ places }, k) =>
    places.map(
      ({ from, to }): Mention => ({
        player: first + k,
        kind: 'name',
        from,
        to,
        possessive: tokens[to - 1]?.possessive === true,
        faint: false,
      }),
    ),
  );
  return { players, mentions };
}

/** Whether the name is a person's: mostly of opinions rather than deeds, or gone on about as "he" or "she". */
function isPerson(tokens: readonly Token[], { places }: Group, acting: number): boolean {
  let opinions = 0;
  let manned = 0;
  let theirs = 0;
  for (const { to } of places) {
    const next = tokens.slice(to, to + 3).findIndex(({ norm }) => OPINES.test(norm));
    if (next >= 0) opinions += 1;
    const after = tokens.slice(to, to + NEAR);
    if (after.some(({ norm }) => HE_OR_SHE.test(norm))) manned += 1;
    if (after.some(({ norm }) => THEY.test(norm))) theirs += 1;
  }
  return opinions * 2 > acting || (manned > 1 && manned > theirs);
}

const OPINES =
  /^(?:argu|agre|believ|think|thought|say|said|suggest|mention|point(?:s|ed)$|note[sd]$|claim|explain|describ|predict|wr(?:ites|ote)$|see(?:s|n)?$|saw$|talk|observ|reckon)/u;
const HE_OR_SHE = /^(?:he|she|he's|she's|his|her|him)$/u;
const THEY = /^(?:they|they're|they've|their|them|its|it)$/u;
/** Words after a name in which a pronoun most likely means it. */
const NEAR = 12;

function grouped(
  tokens: readonly Token[],
  words: readonly { text: string }[],
  taken: Uint8Array,
  expected: ReadonlyMap<string, string>,
): Group[] {
  const beginnings = beginningsOf(expected);
  const groups = new Map<string, Group>();
  for (let at = 0; at < tokens.length; at++) {
    const place = nameAt(tokens, taken, at, expected, beginnings);
    if (!place) continue;
    at = place.to - 1;
    const spelling = tokens
      .slice(place.from, place.to)
      .map(({ norm }) => norm)
      .join(' ');
    const key = squash(spelling);
    const written = words
      .slice(place.from, place.to)
      .map(({ text }) => text.replace(/^[^\p{L}\p{N}]+|(?:['’]s)?[^\p{L}\p{N}]*$/gu, ''))
      .join(' ');
    const places: Place[] = [];
    const spellings = new Map<string, number>();
    const group = groups.get(key) ?? { name: expected.get(key) ?? written, spellings, places };
    group.spellings.set(spelling, (group.spellings.get(spelling) ?? 0) + 1);
    group.places.push(place);
    groups.set(key, group);
  }
  const lower = new Map([...groups.keys()].map((key) => [key, 0]));
  for (const { capital, norm } of tokens) {
    const count = capital ? undefined : lower.get(norm);
    if (count !== undefined) lower.set(norm, count + 1);
  }
  const list = [...groups].filter(
    ([key, { places }]) => expected.has(key) || (lower.get(key) ?? 0) <= places.length * 0.2,
  );
  return joined(list.sort(([, a], [, b]) => b.places.length - a.places.length).slice(0, 60));
}

/** A run of up to three capitalised words inside a sentence, or words that the metadata names. */
function nameAt(
  tokens: readonly Token[],
  taken: Uint8Array,
  at: number,
  expected: ReadonlyMap<string, string>,
  beginnings: ReadonlySet<string>,
): Place | null {
  if (taken[at]) return null;
  const first = tokens[at]?.bare ?? '';
  if (beginnings.has(first)) {
    const second = first + (tokens[at + 1]?.bare ?? '');
    const keys = [first, second, second + (tokens[at + 2]?.bare ?? '')];
    for (let to = Math.min(at + 3, tokens.length); to > at; to--) {
      const key = keys[to - at - 1] ?? '';
      if (key.length >= 4 && expected.has(key) && !NO_PLAYERS.has(key)) return { from: at, to };
    }
  }
  const opens = at === 0 || tokens[at - 1]?.stop === 2;
  let to = at;
  while (to < at + 3 && to < tokens.length && !taken[to] && isName(tokens[to])) {
    to += 1;
    if (tokens[to - 1]?.stop !== 0 || tokens[to - 1]?.possessive) break;
  }
  return to > at && !(opens && to === at + 1 && (tokens[at]?.norm.length ?? 0) < 4) ? { from: at, to } : null;
}

/** Everything, as long as a word, that a name which the metadata gives may begin with: other words need no closer look. */
function beginningsOf(expected: ReadonlyMap<string, string>): Set<string> {
  const beginnings = new Set<string>();
  for (const key of expected.keys())
    for (let end = 0; end <= Math.min(key.length, LONGEST_WORD); end++) beginnings.add(key.slice(0, end));
  return beginnings;
}

function isName(token: Token | undefined): boolean {
  // Short capitals are trade terms far more often than companies.
  if (!token?.capital || (token.shout && token.norm.length < 6)) return false;
  return token.norm.length >= 3 && !NO_PLAYERS.has(token.norm) && !/[\d']/u.test(token.norm);
}

/** Joins spellings of one name: the most frequent one takes in those that look or sound like it. */
function joined(list: readonly (readonly [string, Group])[]): Group[] {
  const out: (readonly [string, Group])[] = [];
  for (const [key, group] of list) {
    const home = out.find(([other]) => soundsLike(key, other));
    if (!home) {
      out.push([key, group]);
      continue;
    }
    home[1].places.push(...group.places);
    for (const [spelling, count] of group.spellings) home[1].spellings.set(spelling, count);
  }
  return out.map(([, group]) => group);
}
