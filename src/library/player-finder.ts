import MiniSearch from 'minisearch';
import { distance } from '../core/distance.ts';
import type { PlayerShare, Sought } from '../core/library.ts';
import type { Player } from '../core/strategy.ts';
import { squash } from './terms.ts';

/** Players by what people call them. */
export interface PlayerFinder {
  find(typed: string): Sought<Player>;
  /** Players of the library whose name, alias, product or people fit what is typed so far, best first. */
  complete(typed: string): readonly Player[];
}

/**
 * The finder over the catalogue and every player found in a talk.
 * @param named as the talks name them: the same player may come more than once, with other aliases
 * @param overall most talked about first
 */
export function createPlayerFinder(
  catalogue: readonly Player[],
  named: readonly Player[],
  overall: readonly PlayerShare[],
): PlayerFinder {
  const weight = new Map(overall.map((share, rank) => [share.player.id, overall.length - rank]));
  const players = joined([...catalogue, ...named]);
  const byAlias = new Map<string, Player>();
  const better = (a: Player, b: Player, alias: string): boolean => {
    const [named, other] = [squash(a.name) === alias, squash(b.name) === alias];
    return named === other ? (weight.get(a.id) ?? 0) > (weight.get(b.id) ?? 0) : named;
  };
  for (const player of players.values()) {
    for (const alias of [player.name, ...player.aliases].map(squash)) {
      const holder = byAlias.get(alias);
      if (alias !== '' && (!holder || better(player, holder, alias))) byAlias.set(alias, player);
    }
  }
  const index = new MiniSearch<{ id: string }>({
    fields: ['id'],
    tokenize: (text) => [text],
    processTerm: (term) => term,
    searchOptions: {
      fuzzy: (term) => (term.length < 5 ? 0 : term.length < 8 ? 1 : 2),
      prefix: (term) => term.length > 2,
    },
  });
  index.addAll([...byAlias.keys()].map((id) => ({ id })));

  /** Players with a name like this; with `edits`, however short the name is. */
  const alike = (wanted: string, edits?: number): Player[] => {
    const found = index
      .search(wanted, edits === undefined ? {} : { fuzzy: edits, prefix: false })
      .flatMap(({ id }) => byAlias.get(String(id)) ?? []);
    return [...new Set(found)];
  };
  /** Players with a name in which two neighbouring letters are swapped, which the index takes for two edits. */
  const swapped = (wanted: string): Player[] => [
    ...new Set([...byAlias].flatMap(([alias, player]) => (distance(wanted, alias, 1) <= 1 ? [player] : []))),
  ];

  return {
    find(typed) {
      const wanted = squash(typed.replace(/['’]s\b/gu, ''));
      const exact = byAlias.get(wanted) ?? byAlias.get(squash(typed)) ?? byAlias.get(wanted.replace(/^the/u, ''));
      if (exact) return { found: exact };
      const similar = wanted === '' ? [] : alike(wanted);
      const [first, ...others] = similar.length === 0 && wanted.length > 4 ? swapped(wanted) : similar;
      if (first && others.length === 0 && wanted.length > 3) return { found: first };
      const near = first ? [first, ...others] : wanted.length > 2 ? alike(wanted, 1) : [];
      return { found: null, near: near.slice(0, 5) };
    },
    complete(typed) {
      const scope = overall.map(({ player }) => players.get(player.id) ?? player);
      const wanted = squash(typed);
      if (wanted === '') return scope;
      const names = (player: Player) => [player.name, ...player.aliases].map(squash);
      const known = new Set(scope);
      const ordered = [
        ...scope.filter((player) => squash(player.name).startsWith(wanted)),
        ...scope.filter((player) => names(player).some((name) => name.startsWith(wanted))),
        ...scope.filter((player) => names(player).some((name) => name.includes(wanted))),
        ...alike(wanted).filter((player) => known.has(player)),
      ];
      return [...new Set(ordered)];
    },
  };
}

/** One player for each id, with the aliases that any source knows. */
function joined(players: readonly Player[]): ReadonlyMap<string, Player> {
  const byId = new Map<string, Player>();
  for (const player of players) {
    const known = byId.get(player.id);
    const aliases = known ? [...new Set([...known.aliases, ...player.aliases])] : player.aliases;
    byId.set(player.id, { id: player.id, name: known?.name ?? player.name, aliases });
  }
  return byId;
}
