import { quoted } from './arguments.ts';
import { AskerError, type WayOut } from './errors.ts';
import type { Invocation } from './invocation.ts';
import type { Library } from './library.ts';
import { shortSource } from './phrasing.ts';
import type { Player } from './strategy.ts';
import { clock } from './time.ts';
import type { Video } from './video.ts';

/** Ways out that are offered with an error, at most: one row of buttons. */
const MOST_WAYS = 5;

/**
 * The video that somebody means.
 * @param again what to run with a video that was offered instead
 * @throws AskerError offering the nearest videos
 */
export async function wantVideo(library: Library, typed: string, again: (video: Video) => Invocation): Promise<Video> {
  const sought = await library.findVideo(typed);
  if (sought.found) return sought.found;
  const latest = NEWEST.test(typed.trim()) ? await newest(library) : null;
  if (latest) return latest;
  const near = sought.near.slice(0, MOST_WAYS);
  const labels = near.map((video) => `${shortSource(video, 55)} · ${clock(video.duration)}`);
  const waysOut = near.map((video, at) => {
    const label = labels[at] ?? video.title;
    const alike = labels.filter((other) => other === label).length > 1;
    return { label: alike ? `${label} · ${video.id}` : label, invocation: again(video) };
  });
  const message =
    waysOut.length > 0
      ? `${waysOut.length > 1 ? 'Several videos fit' : 'No video is called'} ${quoted(typed)}. ${waysOut.length > 1 ? 'Which one?' : 'Is it this one?'}`
      : `No video in the library is called ${quoted(typed)}. /library shows what there is.`;
  throw new AskerError(message, { waysOut: waysOut.length > 0 ? waysOut : [browse()] });
}

/** How people call the newest video. */
const NEWEST = /^(?:the\s+)?(?:latest|newest|last|most recent)(?:\s+(?:video|talk|episode|one))?$/iu;

async function newest(library: Library): Promise<Video | null> {
  const [first] = await library.contents();
  return first ? library.video(first.id) : null;
}

/**
 * The player that somebody means.
 * @param again what to run with a player that was offered instead
 * @throws AskerError offering the nearest players, or those that are talked about most
 */
export async function wantPlayer(
  library: Library,
  typed: string,
  again: (player: Player) => Invocation,
): Promise<Player> {
  const sought = await library.findPlayer(typed);
  if (sought.found) return sought.found;
  const near = sought.near.slice(0, MOST_WAYS);
  if (near.length > 0) {
    throw new AskerError(`No player is known as ${quoted(typed)}. Did you mean one of these?`, {
      waysOut: near.map((player) => ({ label: player.name, invocation: again(player) })),
    });
  }
  const several = await playersIn(library, typed);
  if (several.length > 1) throw oneAtATime(typed, several, again);
  throw new AskerError(`No player is known as ${quoted(typed)}. These are talked about most:`, {
    waysOut: await talkedAbout(library, again),
  });
}

/** Words of a name, at most, that are looked at for several players. */
const MOST_WORDS = 8;

/** The players that are named one after the other, apart by commas, words such as `and`, or nothing; none where one is unknown. */
async function playersIn(library: Library, typed: string): Promise<readonly Player[]> {
  const parts = typed.split(/\s*[,;&+]\s*|\s+(?:and|or|vs\.?|versus)\s+/iu).filter((part) => part !== '');
  const words = typed.split(/\s+/u);
  if (words.length > MOST_WORDS) return [];
  const ways =
    parts.length > 1
      ? [parts]
      : words.slice(1).map((_, at) => [words.slice(0, at + 1), words.slice(at + 1)].map((half) => half.join(' ')));
  for (const names of ways) {
    const sought = await Promise.all(names.map((name) => library.findPlayer(name)));
    const found = new Map(sought.flatMap(({ found }) => (found ? [[found.id, found]] : [])));
    if (sought.every(({ found }) => found)) return [...found.values()];
  }
  return [];
}

function oneAtATime(typed: string, players: readonly Player[], again: (player: Player) => Invocation): AskerError {
  const [one, other, ...more] = players;
  const both: readonly WayOut[] =
    one && other && more.length === 0
      ? [
          {
            label: `Compare ${one.name} and ${other.name}`,
            invocation: { command: 'compare', args: { player: one.id, other: other.id } },
          },
        ]
      : [];
  const each = players.map((player) => ({ label: player.name, invocation: again(player) }));
  return new AskerError(`${quoted(typed)} names several players: choose one.`, {
    waysOut: [...both, ...each].slice(0, MOST_WAYS),
  });
}

/** The players that are talked about most, as ways out. */
export async function talkedAbout(library: Library, again: (player: Player) => Invocation): Promise<readonly WayOut[]> {
  const shares = await library.players();
  const discussed = shares.filter((share) => share.standing === 'discussed').slice(0, MOST_WAYS);
  if (discussed.length === 0) return [browse()];
  return discussed.map(({ player }) => ({ label: player.name, invocation: again(player) }));
}

function browse(): WayOut {
  return { label: 'Show the library', invocation: { command: 'library', args: {} } };
}
