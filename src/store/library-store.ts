import type { DocumentRecord, IndexedVideo, LibraryStore, PlayerRow, RankedPassage, VideoCard } from '../core/store.ts';
import type { Analysis } from '../core/strategy.ts';
import { wordsOf } from '../core/transcript.ts';
import type { Video } from '../core/video.ts';
import type { Database } from './database.ts';
import { matchText } from './match.ts';
import * as rows from './rows.ts';
import { createTermCounts } from './term-counts.ts';

/** The library in a SQLite database. */
export function createLibraryStore(database: Database): LibraryStore {
  const write = writers(database);
  const select = {
    documents: database.prepare('SELECT path, hash, video_id, format, line, reason FROM documents ORDER BY path'),
    stale: database.prepare('SELECT id FROM videos WHERE analysis_version <> ? ORDER BY rowid'),
    video: database.prepare('SELECT video, analysis FROM videos WHERE id = ?'),
    cards: database.prepare(
      'SELECT id, titles, date, duration, words, key_points FROM videos ORDER BY date IS NULL, date DESC, id',
    ),
    players: database.prepare(
      `SELECT p.video_id, v.date, p.player, p.standing, p.seconds, p.mentions
       FROM players p JOIN videos v ON v.id = p.video_id ORDER BY v.date IS NULL, v.date DESC, v.id, p.player_id`,
    ),
    vocabulary: database.prepare('SELECT term, passages FROM terms WHERE change > ?').raw(),
    change: database.prepare('SELECT latest FROM changes'),
    // Two questions, as SQLite looks up one end of an index, and scans for both.
    bounds: database.prepare(
      'SELECT (SELECT min(rowid) FROM passages) AS low, (SELECT max(rowid) FROM passages) AS high',
    ),
    ranked: database.prepare(
      `SELECT p.video_id, p.from_word, p.to_word, p.terms
       FROM (SELECT rowid, rank FROM passage_terms WHERE passage_terms MATCH ? AND rowid > ? ORDER BY rank LIMIT ?) t
       JOIN passages p ON p.rowid = t.rowid ORDER BY t.rank, p.rowid`,
    ),
    rankedIn: database.prepare(
      `SELECT p.video_id, p.from_word, p.to_word, p.terms
       FROM passage_terms t JOIN passages p ON p.rowid = t.rowid
       WHERE passage_terms MATCH ? AND p.video_id IN (SELECT value FROM json_each(?))
       ORDER BY t.rank, p.rowid LIMIT ?`,
    ),
  };

  return {
    async documents() {
      return select.documents.all().map((row) => toDocument(rows.documentRow.parse(row)));
    },
    async apply(change) {
      database.transaction(() => {
        write.begin();
        for (const path of change.removedDocuments) write.removeDocument(path);
        for (const id of change.removedVideos) write.removeVideo(id);
        for (const video of change.videos) write.video(video);
        for (const document of change.documents) write.document(document);
        write.finish();
      })();
    },
    async staleAnalyses(version) {
      return select.stale.all(version).map((row) => rows.idRow.parse(row).id);
    },
    async saveAnalysis(videoId, analysis, version) {
      const stored = select.video.get(videoId);
      if (!stored) return;
      const video = rows.videoSchema.parse(JSON.parse(rows.videoRow.parse(stored).video));
      database.transaction(() => write.analysis(video, analysis, version))();
    },
    async video(id) {
      const stored = select.video.get(id);
      if (!stored) return null;
      const row = rows.videoRow.parse(stored);
      return {
        video: rows.videoSchema.parse(JSON.parse(row.video)),
        analysis: rows.analysisSchema.parse(JSON.parse(row.analysis)),
      };
    },
    async cards() {
      return select.cards.all().map((row) => toCard(rows.cardRow.parse(row)));
    },
    async playerRows() {
      return select.players.all().map((row) => toPlayerRow(rows.playerRow.parse(row)));
    },
    async rank(expression, limit): Promise<readonly RankedPassage[]> {
      const match = matchText(expression);
      if (match === null) return [];
      const { videoIds, among } = expression;
      const { high } = rows.boundsRow.parse(select.bounds.get());
      const after = among === undefined ? 0 : (high ?? 0) - among;
      const found = videoIds
        ? select.rankedIn.all(match, JSON.stringify(videoIds), limit)
        : select.ranked.all(match, after, limit);
      return found.map((row) => {
        const { video_id: videoId, from_word: from, to_word: to, terms } = rows.passageRow.parse(row);
        return { videoId, from, to, terms };
      });
    },
    async vocabulary(since = -1) {
      const { latest: change } = rows.changeRow.parse(select.change.get());
      const terms = select.vocabulary.all(since).map((row) => rows.termRow.parse(row));
      return { change, terms: since < 0 ? terms.filter(([, passages]) => passages > 0) : terms };
    },
    async passages() {
      const { low, high } = rows.boundsRow.parse(select.bounds.get());
      return low === null || high === null ? 0 : high - low + 1;
    },
  };
}

function toDocument(row: ReturnType<typeof rows.documentRow.parse>): DocumentRecord {
  const { path, hash, format } = row;
  const problem = row.reason === null ? null : { line: row.line, reason: row.reason };
  return { path, hash, format, videoId: row.video_id, problem };
}

function toCard(row: ReturnType<typeof rows.cardRow.parse>): VideoCard {
  const { id, date, duration, words } = row;
  const list = (json: string) => rows.stringsSchema.parse(JSON.parse(json));
  return { id, date, duration, words, titles: list(row.titles), keyPoints: list(row.key_points) };
}

function toPlayerRow(row: ReturnType<typeof rows.playerRow.parse>): PlayerRow {
  const { date, standing, seconds, mentions } = row;
  const player = rows.playerSchema.parse(JSON.parse(row.player));
  return { videoId: row.video_id, date, standing, seconds, mentions, player };
}

/** Every write, prepared once. All are called inside a transaction. */
function writers(database: Database) {
  const insert = {
    document: database.prepare(
      `INSERT INTO documents (path, hash, video_id, format, line, reason) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (path) DO UPDATE SET hash = excluded.hash, video_id = excluded.video_id, format = excluded.format,
         line = excluded.line, reason = excluded.reason`,
    ),
    video: database.prepare(
      `INSERT INTO videos (id, date, duration, words, titles, key_points, video, analysis, analysis_version)
       VALUES (?, ?, ?, ?, ?, ?, ?, '{}', '')
       ON CONFLICT (id) DO UPDATE SET date = excluded.date, duration = excluded.duration, words = excluded.words,
         titles = excluded.titles, key_points = excluded.key_points, video = excluded.video`,
    ),
    passage: database.prepare('INSERT INTO passages (video_id, from_word, to_word, terms) VALUES (?, ?, ?, ?)'),
    terms: database.prepare('INSERT INTO passage_terms (rowid, terms) VALUES (?, ?)'),
    player: database.prepare(
      'INSERT INTO players (video_id, player_id, player, standing, seconds, mentions) VALUES (?, ?, ?, ?, ?, ?)',
    ),
  };
  const update = database.prepare('UPDATE videos SET analysis = ?, analysis_version = ? WHERE id = ?');
  const remove = {
    document: database.prepare('DELETE FROM documents WHERE path = ?'),
    video: database.prepare('DELETE FROM videos WHERE id = ?'),
    passages: database.prepare('DELETE FROM passages WHERE video_id = ?'),
    players: database.prepare('DELETE FROM players WHERE video_id = ?'),
  };

  const termsOf = database.prepare('SELECT terms FROM passages WHERE video_id = ?').pluck();
  const counts = createTermCounts(database);
  const forget = (id: string): void => {
    for (const terms of termsOf.all(id)) counts.count(String(terms), -1);
    remove.passages.run(id);
  };

  const analysis = (video: Video, found: Analysis, version: string): void => {
    update.run(JSON.stringify(found), version, video.id);
    remove.players.run(video.id);
    for (const { player, standing, passages, mentions } of found.players) {
      const seconds = passages.reduce((sum, passage) => sum + secondsOf(video, passage.from, passage.to), 0);
      insert.player.run(video.id, player.id, JSON.stringify(player), standing, seconds, mentions.length);
    }
  };

  return {
    analysis,
    begin: () => counts.begin(),
    finish: () => counts.write(),
    removeDocument: (path: string) => void remove.document.run(path),
    // The passages first and by hand: rows that a foreign key removes fire no triggers while `recursive_triggers` is off.
    removeVideo(id: string): void {
      forget(id);
      remove.video.run(id);
    },
    document({ path, hash, videoId, format, problem }: DocumentRecord): void {
      insert.document.run(path, hash, videoId, format, problem?.line ?? null, problem?.reason ?? null);
    },
    video({ video, analysis: found, analysisVersion, passages }: IndexedVideo): void {
      const titles = JSON.stringify([video.title, ...video.otherTitles]);
      const keyPoints = JSON.stringify(video.keyPoints);
      const words = wordsOf(video).length;
      insert.video.run(video.id, video.date, video.duration, words, titles, keyPoints, JSON.stringify(video));
      forget(video.id);
      for (const passage of passages) {
        const { lastInsertRowid } = insert.passage.run(video.id, passage.from, passage.to, passage.terms);
        insert.terms.run(lastInsertRowid, passage.terms);
        counts.count(passage.terms, 1);
      }
      analysis(video, found, analysisVersion);
    },
  };
}

function secondsOf(video: Video, from: number, to: number): number {
  const words = wordsOf(video);
  const first = words[from];
  const last = words[to - 1];
  if (!first || !last) return 0;
  const start = video.cues[first.cue]?.start ?? 0;
  return Math.max(0, (video.cues[last.cue + 1]?.start ?? video.duration) - start);
}
