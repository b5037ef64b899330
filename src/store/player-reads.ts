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
    ofPlayer: database.prepare(`${PLAYERS} WHERE p.player_id = ? ORDER BY h.date IS NULL, h.date DESC, h.video_id`),
    totals: database.prepare(
      `SELECT p.player_id, p.standing, count(*) AS videos, total(p.seconds) AS seconds, sum(p.mentions) AS mentions,
         min(h.date) AS since
       FROM players p JOIN heads h ON h.video_id = p.video_id GROUP BY p.player_id, p.standing`,
    ),
    named: database.prepare('SELECT player FROM players').pluck(),
    one: database.prepare('SELECT player FROM players WHERE player_id = ? AND standing = ? LIMIT 1').pluck(),
    tellings: database.prepare("SELECT video_id, player FROM players WHERE standing = 'discussed'").raw(),
  };
  return {
    async playerRows({ videoId, playerId } = {}) {
      const found =
        playerId !== undefined
          ? select.ofPlayer.all(playerId)
          : videoId !== undefined
            ? select.ofVideo.all(videoId)
            : select.all.all();
      const read = reader();
      const all = found.map((row) => toPlayerRow(rows.playerRow.parse(row), read));
      return playerId === undefined || videoId === undefined ? all : all.filter((row) => row.videoId === videoId);
    },
    async playerTotals() {
      const read = reader();
      return select.totals.all().map((found): PlayerTotal => {
        const { player_id, ...total } = rows.playerTotalRow.parse(found);
        return { ...total, player: read(rows.textValue.parse(select.one.get(player_id, total.standing))) };
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
      return [...new Set(select.named.all().map((text) => rows.textValue.parse(text)))].map(read);
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
