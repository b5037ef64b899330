import { distance } from './distance.ts';
import type { Library } from './library.ts';
import { isAsking } from './plain-words-facets.ts';
import { type Asked, fold, isOrdinary, isStop } from './plain-words-table.ts';
import type { Player } from './strategy.ts';

/** Words of a name, at most: `the browser company of`. */
const LONGEST = 4;

/** A player that is named among words, from the first to after the last. */
export interface NamedPlayer {
  readonly player: Player;
  readonly from: number;
  readonly to: number;
}

/**
 * The players that a question names, by any of their names; by one with a slip only where none is named rightly.
 * @param free which of the words can be names: they are neither without meaning nor an intent's
 */
export async function namesIn(
  words: readonly Asked[],
  free: readonly boolean[],
  library: Library,
): Promise<readonly NamedPlayer[]> {
  const named: NamedPlayer[] = [];
  for (let from = 0; from < words.length; ) {
    const found = await nameAt(words, free, from, library);
    if (found) named.push(found);
    from = found?.to ?? from + 1;
  }
  const others = free.flatMap((isFree, index) =>
    isFree && !named.some(({ from, to }) => index >= from && index < to) ? [index] : [],
  );
  const able = others.filter((index) => !isAsking(words[index]?.word ?? ''));
  const sure = named.filter(({ from, to }) => to - from > 1 || others.length === 0 || isName(words[from]));
  if (sure.length > 0) return sure.length === 1 ? [...sure, ...(await misspelt(words, able, library))] : sure;
  return misspelt(words, able, library);
}

/** Whether a word that is a player's name means the player, whatever else is said: ordinary words often do not. */
function isName(asked: Asked | undefined): boolean {
  return asked !== undefined && (!isOrdinary(asked.word) || asked.named || asked.owns);
}

/** The longest name that begins at a word; null when none does. */
async function nameAt(
  words: readonly Asked[],
  free: readonly boolean[],
  from: number,
  library: Library,
): Promise<NamedPlayer | null> {
  for (let to = Math.min(words.length, from + LONGEST); to > from; to -= 1) {
    const span = words.slice(from, to);
    const able = span.some(({ owns, named }, index) => free[from + index] === true || owns || named);
    if (!able || span.slice(0, -1).some(({ owns }) => owns)) continue;
    const texts = [span.map(({ raw }) => raw).join(' ')];
    const last = span.at(-1)?.word ?? '';
    if (to - from === 1 && last.length > 3 && last.endsWith('s')) texts.push(last.slice(0, -1));
    for (const text of texts) {
      const player = await exactly(text, library);
      if (player) return { player, from, to };
    }
  }
  return null;
}

async function exactly(text: string, library: Library): Promise<Player | null> {
  const wanted = fold(text);
  if (wanted === '' || isStop(wanted)) return null;
  const { found } = await library.findPlayer(text);
  return found && [found.name, ...found.aliases].some((alias) => fold(alias) === wanted) ? found : null;
}

/** Players whose names are nearly written, one or two words at a time. */
async function misspelt(
  words: readonly Asked[],
  at: readonly number[],
  library: Library,
): Promise<readonly NamedPlayer[]> {
  const named: NamedPlayer[] = [];
  for (const from of at) {
    for (const to of [from + 2, from + 1]) {
      if (to > words.length || (to === from + 2 && !at.includes(from + 1)) || named.some((each) => each.to > from))
        continue;
      const text = words
        .slice(from, to)
        .map(({ raw }) => raw)
        .join(' ');
      const player = await nearly(text, library);
      if (player) named.push({ player, from, to });
    }
  }
  return named;
}

/** The player with a name like this: one edit away, or two where it is long, and beginning alike. */
async function nearly(text: string, library: Library): Promise<Player | null> {
  const wanted = fold(text);
  if (wanted.length < 5) return null;
  const sought = await library.findPlayer(text);
  const candidates = sought.found ? [sought.found] : sought.near;
  const most = wanted.length < 8 ? 1 : 2;
  const near = candidates.flatMap((player) => {
    const edits = [player.name, ...player.aliases].map(fold).filter((name) => name[0] === wanted[0] && name.length > 3);
    return { player, edits: Math.min(most + 1, ...edits.map((name) => distance(wanted, name, most))) };
  });
  return near.filter(({ edits }) => edits <= most).sort((a, b) => a.edits - b.edits)[0]?.player ?? null;
}
