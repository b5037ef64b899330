import type { Excerpt, RankedPassage } from '../core/passages.ts';
import type { LibraryStore } from '../core/store.ts';
import type { VideoHead } from '../core/video.ts';
import type { Database } from './database.ts';
import { matchText } from './match.ts';
import { RANKED_COLUMNS, ranking } from './rank.ts';
import * as rows from './rows.ts';
import { joinedSaid } from './said.ts';
import { idsIn } from './scope.ts';

/** Heads of videos that are kept as they were last read, by their text: answers come from the same few again and again. */
const KEPT_HEADS = 500;

/** What is asked of the passages. */
export function passageReads(
  database: Database,
): Pick<LibraryStore, 'rank' | 'excerpts' | 'talksSaying' | 'passages' | 'treatments'> {
  // Two questions, as SQLite looks up one end of an index, and scans for both.
  const bounds = database.prepare(
    'SELECT (SELECT min(rowid) FROM passages) AS low, (SELECT max(rowid) FROM passages) AS high',
  );
  const ends = database.prepare(
    'SELECT (SELECT min(rowid) FROM passages WHERE video_id = @id) AS low, (SELECT max(rowid) FROM passages WHERE video_id = @id) AS high',
  );
  const beside = database
    .prepare(
      `SELECT p.rowid, p.video_id, p.from_word, s.said, s.thoughts
       FROM passages p JOIN passages_said s ON s.passage = p.rowid WHERE p.rowid BETWEEN ? AND ? ORDER BY p.rowid`,
    )
    .raw();
  const heads = new Map<string, VideoHead>();
  const head = database.prepare('SELECT head FROM heads WHERE video_id = ?').pluck();
  const matching = database
    .prepare('SELECT rowid FROM passage_terms WHERE passage_terms MATCH ? ORDER BY rowid DESC LIMIT ?')
    .pluck();
  const oneBetween = database
    .prepare('SELECT 1 FROM passage_terms WHERE passage_terms MATCH ? AND rowid BETWEEN ? AND ? LIMIT 1')
    .pluck();
  const byKey = database.prepare(`SELECT ${RANKED_COLUMNS} FROM passages p WHERE p.rowid = ?`).raw();

  const sections = database
    .prepare('SELECT from_word, title FROM sections WHERE video_id = ? ORDER BY from_word')
    .raw();
  const treatment = database
    .prepare(
      `SELECT json_extract(h.head, '$.title'), coalesce(p.seconds / max(h.duration, 1), 0)
       FROM heads h LEFT JOIN players p ON p.video_id = h.video_id AND p.player_id = ? WHERE h.video_id = ?`,
    )
    .raw();

  function excerpt({ key, before, after }: { key: number; before: number; after: number }): Excerpt | null {
    const found = beside.all(key - before, key + after).map(rows.toSaid);
    const id = found.find((row) => row.key === key)?.videoId;
    if (id === undefined) return null;
    const own = found.filter(({ videoId }) => videoId === id);
    return { video: headIn(rows.textValue.parse(head.get(id))), ...joinedSaid(own) };
  }

  function headIn(text: string): VideoHead {
    const known = heads.get(text);
    if (known) return known;
    if (heads.size >= KEPT_HEADS) heads.clear();
    const read = rows.headSchema.parse(JSON.parse(text));
    heads.set(text, read);
    return read;
  }

  return {
    rank: ranking(database),
    async excerpts(around) {
      return around.map(excerpt);
    },
    async talksSaying({ parts, excluded, speakers, scope }, most) {
      const [first, ...others] = parts.map((part) =>
        matchText({
          parts: [part],
          combine: 'all',
          ...(excluded ? { excluded } : {}),
          ...(speakers ? { speakers } : {}),
        }),
      );
      if (!first) return [];
      const inScope = scope ? idsIn(scope) : null;
      const ids = inScope
        ? new Set(
            database
              .prepare(inScope.text)
              .pluck()
              .all(...inScope.values),
          )
        : null;
      const talks = new Map<string, { passage: RankedPassage; low: number; high: number }>();
      for (const key of matching.all(first, most * 4)) {
        const passage = rows.toRanked(byKey.get(key));
        if (talks.has(passage.videoId) || (ids && !ids.has(passage.videoId))) continue;
        const { low, high } = rows.boundsRow.parse(ends.get({ id: passage.videoId }));
        talks.set(passage.videoId, { passage, low: low ?? 0, high: high ?? 0 });
        if (talks.size === most) break;
      }
      return [...talks.values()]
        .filter(({ low, high }) => others.every((other) => other && oneBetween.get(other, low, high) !== undefined))
        .map(({ passage }) => passage);
    },
    async treatments(videoIds, playerId) {
      return videoIds.flatMap((videoId) => {
        const row = treatment.get(playerId, videoId);
        if (row === undefined) return [];
        return [{ videoId, ...rows.toTreatment(row), sections: sections.all(videoId).map(rows.toSection) }];
      });
    },
    async passages() {
      const { low, high } = rows.boundsRow.parse(bounds.get());
      return low === null || high === null ? 0 : high - low + 1;
    },
  };
}
