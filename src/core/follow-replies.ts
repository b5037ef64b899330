import type { Follows, Whereto } from './follow-desk.ts';
import type { Invocation } from './invocation.ts';
import type { Library } from './library.ts';
import type { Block, Button, Span } from './reply.ts';

/** Buttons in a row; more are a select. */
const ROW = 5;
/** Options of a select, at most. */
const MOST = 25;

/** A player that is followed somewhere. */
interface Followed {
  readonly id: string;
  readonly name: string;
  readonly whereto: Whereto;
}

/** The button that follows a player in a direct message to whoever presses it. */
export function followButton(player: string, label = 'Follow'): Button {
  return { label, invocation: { command: 'follow', args: { player } } };
}

/** The invocation that follows a player no longer. */
export function toStop({ id, whereto }: Pick<Followed, 'id' | 'whereto'>): Invocation {
  return { command: 'follow', args: { player: id, where: whereto, stop: 'yes' } };
}

/** Where what is followed is posted, in words: `in #general`, `to you in a direct message`. */
export function whereSpans(whereto: Whereto, channel: string | undefined): readonly Span[] {
  if (whereto === 'me') return [{ kind: 'plain', text: 'to you in a direct message' }];
  if (channel === undefined) return [{ kind: 'plain', text: 'in this channel' }];
  return [
    { kind: 'plain', text: 'in ' },
    { kind: 'channel', id: channel },
  ];
}

/** What is followed, a line for each place, and a button or an option to stop each; nothing where nothing is. */
export async function followBlocks(library: Library, follows: readonly Follows[]): Promise<readonly Block[]> {
  const places = follows.filter(({ subscription }) => subscription.players.length > 0);
  if (places.length === 0) return [];
  const followed: Followed[] = [];
  const items: Span[][] = [];
  for (const { whereto, subscription } of places) {
    const names = await Promise.all(subscription.players.map((id) => nameOf(library, id)));
    followed.push(...subscription.players.map((id, at) => ({ id, name: names[at] ?? id, whereto })));
    const paused = subscription.paused === null ? '' : `, paused: ${subscription.paused}`;
    items.push([
      { kind: 'strong', text: names.join(', ') },
      { kind: 'plain', text: ', ' },
      ...whereSpans(whereto, subscription.place.channel),
      { kind: 'plain', text: paused },
    ]);
  }
  const labelled = followed.slice(0, MOST).map(({ name, ...each }) => ({
    label: `${name}${places.length > 1 ? (each.whereto === 'here' ? ', here' : ', to you') : ''}`,
    invocation: toStop(each),
  }));
  const stops: Block =
    labelled.length <= ROW
      ? { kind: 'buttons', buttons: labelled.map(({ label, invocation }) => ({ label: `Stop ${label}`, invocation })) }
      : { kind: 'select', label: 'Stop following…', options: labelled };
  return [{ kind: 'list', items }, stops];
}

/** The name of a player by its id; the id itself where nobody knows it any more. */
export async function nameOf(library: Library, id: string): Promise<string> {
  return (await library.findPlayer(id)).found?.name ?? id;
}
