import { distance } from '../core/distance.ts';
import type { CatalogueEntry, Wary } from './catalogue.ts';
import { type Form, perForm } from './forms.ts';
import { soundsLike } from './spellings.ts';
import { namedWords, squash } from './tokens.ts';

/** What kind of name fell: the player's own, something it makes, or someone who speaks for it. */
export type NameKind = 'name' | 'product' | 'person';

/** One way to say one player, compiled for matching. */
export interface Name {
  /** Index of the player among the entries the index was built from. */
  readonly player: number;
  readonly kind: NameKind;
  readonly words: readonly string[];
  readonly wary: Wary | null;
  /** Must be written in capitals, as tickers and names like SEC are. */
  readonly shouted: boolean;
}

/** Names by the words that they begin with, and by all their letters run together. */
export interface NameIndex {
  readonly bySquash: ReadonlyMap<string, readonly Name[]>;
  /** What a word may be the beginning, or all, of; null for nearly every word. */
  readonly startingWith: (word: Form) => Openings | null;
  /** Players whose own name, one word, a word looks or sounds like. */
  readonly soundingLike: (word: Form) => readonly number[];
}

/** Names that a word may be the first word of, longest first, and the spellings in which it may hold a whole one. */
export interface Openings {
  readonly first: readonly Name[];
  readonly whole: readonly { readonly names: readonly Name[]; readonly exact: boolean }[];
}

/** Compiles the entries for matching; `player` in each name is the index of its entry. */
export function indexNames(entries: readonly CatalogueEntry[]): NameIndex {
  const byWord = new Map<string, Name[]>();
  const bySquash = new Map<string, Name[]>();
  for (const [player, entry] of entries.entries()) {
    for (const name of namesOf(entry, player)) {
      const first = name.words[0];
      if (first === undefined) continue;
      push(byWord, first, name);
      push(bySquash, squash(name.words.join('')), name);
    }
  }
  for (const names of byWord.values()) names.sort((a, b) => b.words.length - a.words.length);
  const called = entries.flatMap(({ name }, player) =>
    name.includes(' ') ? [] : [{ player, name: name.toLowerCase() }],
  );
  return {
    bySquash,
    startingWith: perForm((word) => openingsOf(word, byWord, bySquash)),
    soundingLike: perForm((word) => {
      const near = called.filter(({ name }) => soundsLike(word, name));
      return near.length > 0 ? near.map(({ player }) => player) : NOBODY;
    }),
  };
}

const NOBODY: readonly number[] = [];

function openingsOf(
  word: string,
  byWord: ReadonlyMap<string, readonly Name[]>,
  bySquash: ReadonlyMap<string, readonly Name[]>,
): Openings | null {
  if (word === '') return null;
  const bare = squash(word);
  const first = byWord.get(word) ?? [];
  const whole = runTogether(word).flatMap((spelling) => {
    const names = bySquash.get(spelling);
    return names ? [{ names, exact: spelling === bare }] : [];
  });
  return first.length + whole.length > 0 ? { first, whole } : null;
}

/** Ways in which one written word may hold a name: all of it, without a version number, or up to its hyphen. */
function runTogether(word: string): string[] {
  const whole = squash(word);
  const spellings = [whole];
  const unversioned = whole.replace(/\d+$/u, '');
  if (unversioned !== whole && unversioned.length >= 4) spellings.push(unversioned);
  const [head] = word.split(/[-/]/u);
  if (head !== undefined && head !== word && head.length >= 4) spellings.push(squash(head));
  return spellings;
}

function* namesOf(entry: CatalogueEntry, player: number): Generator<Name> {
  const conditions = new Map(entry.wary.map((wary) => [key(wary.say), wary]));
  const plain: readonly (readonly [NameKind, readonly string[]])[] = [
    ['name', [entry.name, ...entry.aliases]],
    ['product', entry.products],
    ['person', entry.people],
    ...entry.heard.map((heard) => [kindOf(heard, entry), [heard]] as const),
  ];
  const done = new Set<string>();
  for (const [kind, list] of plain) {
    for (const alias of list) {
      if (conditions.has(key(alias)) || done.has(key(alias))) continue;
      done.add(key(alias));
      yield { player, kind, words: namedWords(alias), wary: null, shouted: false };
    }
  }
  for (const ticker of entry.tickers)
    yield { player, kind: 'name', words: namedWords(ticker), wary: null, shouted: true };
  for (const wary of entry.wary) {
    if (wary.needs === 'never') continue;
    const isName = key(wary.say) === key(entry.name);
    const shouted = isName && wary.needs === 'capital' && /^[A-Z]{2,}$/u.test(entry.name);
    yield { player, kind: isName ? 'name' : 'product', words: namedWords(wary.say), wary, shouted };
  }
}

/** What a misheard spelling most likely stands for: that of the player's names which it is nearest to. */
function kindOf(heard: string, { name, aliases, products, people }: CatalogueEntry): NameKind {
  const nearest = (names: readonly string[]) =>
    Math.min(...names.map((one) => distance(squash(heard), squash(one.toLowerCase()), FAR) / Math.max(4, one.length)));
  const [named, made, manned] = [nearest([name, ...aliases]), nearest(products), nearest(people)];
  if (made < named && made <= manned) return 'product';
  return manned < named ? 'person' : 'name';
}

/** Edits beyond which spellings have nothing in common. */
const FAR = 6;

function key(alias: string): string {
  return namedWords(alias).join(' ');
}

function push<V>(map: Map<string, V[]>, at: string, value: V): void {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}
