import type { LibraryStore, PlayerRow, PlayerTotal } from '../core/store.ts';
import type { Player } from '../core/strategy.ts';
import type { Database } from './database.ts';
import * as rows from './rows.ts';

const PLAYERS = `SELECT p.video_id, h.date, p.player, p.standing, p.seconds, p.mentions
  FROM players p JOIN heads h ON h.video_id = p.video_id`;

/** What the library knows of players. What is summed up over all videos is so in an index, without their rows. */
export function playerReads(
  database: Database,
): Pick<LibraryStore, 'playerRows' | 'playerTotals' | 'tellings' | 'named'> {
  const select = {
    all: database.prepare(`${PLAYERS} ORDER BY h.date IS NULL, h.date DESC, h.video_id, p.player_id`),
    ofVideo: database.prepare(`${PLAYERS} WHERE p.video_id = ? ORDER BY p.player_id`),
    both: database.prepare(`${PLAYERS} WHERE p.video_id = ? AND p.player_id = ?`),
    // From an index alone: a player that everybody talks about is in thousands of videos.
    ofPlayer: database
      .prepare(
        `SELECT p.video_id, h.date, p.standing, p.seconds, p.mentions FROM players p JOIN heads h ON h.video_id = p.video_id
         WHERE p.player_id = ? ORDER BY h.date IS NULL, h.date DESC, h.video_id`,
      )
      .raw(),
    totals: database.prepare(
      `SELECT p.player_id, p.standing, count(*) AS videos, total(p.seconds) AS seconds, sum(p.mentions) AS mentions,
         min(h.date) AS since
       FROM players p JOIN heads h ON h.video_id = p.video_id GROUP BY p.player_id, p.standing`,
    ),
    named: database.prepare('SELECT DISTINCT player FROM players').pluck(),
    // Rather as somebody who tells its game names it.
    one: database.prepare('SELECT player FROM players WHERE player_id = ? ORDER BY standing LIMIT 1').pluck(),
    tellings: database.prepare("SELECT video_id, player FROM players WHERE standing = 'discussed'").raw(),
  };
  const playerOf = (id: string): Player => reader()(rows.textValue.parse(select.one.get(id)));
  return {
    async playerRows({ videoId, playerId } = {}) {
      if (playerId !== undefined && videoId === undefined) {
        const found = select.ofPlayer.all(playerId);
        if (found.length === 0) return [];
        const player = playerOf(playerId);
        return found.map((row) => ({ ...rows.toTreated(row), player }));
      }
      const found =
        videoId === undefined
          ? select.all.all()
          : playerId === undefined
            ? select.ofVideo.all(videoId)
            : select.both.all(videoId, playerId);
      const read = reader();
      return found.map((row) => toPlayerRow(rows.playerRow.parse(row), read));
    },
    async playerTotals() {
      return select.totals.all().map((found): PlayerTotal => {
        const { player_id, ...total } = rows.playerTotalRow.parse(found);
        return { ...total, player: playerOf(player_id) };
      });
    },
    async tellings() {
      const read = reader();
      return select.tellings.all().map((row) => {
        const [videoId, player] = rows.toPair(row);
        return { videoId, name: read(player).name };
      });
    },
    async named() {
      const read = reader();
      return select.named.all().map((text) => read(rows.textValue.parse(text)));
    },
  };
}

/** Reads players from their text, each one once: a library names the same few thousands of times. */
function reader(): (text: string) => Player {
  const known = new Map<string, Player>();
  return (text) => {
    const player = known.get(text) ?? rows.playerSchema.parse(JSON.parse(text));
    known.set(text, player);
    return player;
  };
}

function toPlayerRow(row: ReturnType<typeof rows.playerRow.parse>, read: (text: string) => Player): PlayerRow {
  const { video_id: videoId, date, standing, seconds, mentions } = row;
  return { videoId, date, standing, seconds, mentions, player: read(row.player) };
}
