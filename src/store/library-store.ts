import type { DocumentRecord, LibraryStore, VideoCard } from '../core/store.ts';
import type { Database } from './database.ts';
import { libraryWrites } from './library-writes.ts';
import { passageReads } from './passage-reads.ts';
import { playerReads } from './player-reads.ts';
import { rebuildLibrary } from './rebuild.ts';
import * as rows from './rows.ts';
import { idsIn } from './scope.ts';
import { tidying } from './tidy.ts';

const CARDS = `SELECT v.id, v.titles, v.date, v.duration, v.words, v.key_points,
    json_extract(h.head, '$.author') AS author, coalesce(json_extract(h.head, '$.timing'), 'guessed') AS timing
  FROM videos v LEFT JOIN heads h ON h.video_id = v.id`;
const NEWEST = 'ORDER BY v.date IS NULL, v.date DESC, v.id';

/** The library in a SQLite database. */
export function createLibraryStore(database: Database): LibraryStore {
  const write = libraryWrites(database);
  const select = {
    documents: database.prepare(
      'SELECT path, hash, video_id, format, line, reason, size, modified FROM documents ORDER BY path',
    ),
    stale: database.prepare('SELECT id FROM videos WHERE analysis_version <> ? ORDER BY rowid'),
    video: database.prepare('SELECT video, analysis FROM videos WHERE id = ?'),
    cards: database.prepare(`${CARDS} ${NEWEST}`),
    cardsOf: database.prepare(`${CARDS} WHERE v.id IN (SELECT value FROM json_each(?)) ${NEWEST}`),
    totals: database.prepare(
      'SELECT count(*) AS videos, total(words) AS words, total(duration) AS duration, max(date) AS newest FROM heads',
    ),
    traits: database.prepare('SELECT kind, value, count(*) AS videos FROM traits GROUP BY kind, value'),
    vocabulary: database.prepare('SELECT term, passages FROM terms WHERE change > ?').raw(),
    change: database.prepare('SELECT latest FROM changes'),
  };

  return {
    async documents() {
      return select.documents.all().map((row) => toDocument(rows.documentRow.parse(row)));
    },
    async rebuild() {
      rebuildLibrary(database);
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
    async cards(ids) {
      const found = ids ? select.cardsOf.all(JSON.stringify(ids)) : select.cards.all();
      return found.map((row) => toCard(rows.cardRow.parse(row)));
    },
    async totals() {
      return rows.totalsRow.parse(select.totals.get());
    },
    async traits() {
      return select.traits.all().map((row) => rows.traitRow.parse(row));
    },
    async contents(scope) {
      const ids = scope ? idsIn(scope) : null;
      const within = ids ? `WHERE video_id IN (${ids.text})` : '';
      const all = database.prepare(
        // SQLite puts what has no date last by itself.
        `SELECT video_id AS id, date FROM heads ${within} ORDER BY date DESC, video_id`,
      );
      return all.all(...(ids?.values ?? [])).map((row) => rows.contentsRow.parse(row));
    },
    async vocabulary(since = -1) {
      const { latest: change } = rows.changeRow.parse(select.change.get());
      const terms = select.vocabulary.all(since).map(rows.toTerm);
      return { change, terms: since < 0 ? terms.filter(([, passages]) => passages > 0) : terms };
    },
    ...playerReads(database),
    tidy: tidying(database),
    ...passageReads(database),
  };
}

function toDocument(row: ReturnType<typeof rows.documentRow.parse>): DocumentRecord {
  const { path, hash, format, size, modified } = row;
  const problem = row.reason === null ? null : { line: row.line, reason: row.reason };
  const seen = size === null || modified === null ? {} : { seen: { size, modified } };
  return { path, hash, format, videoId: row.video_id, problem, ...seen };
}

function toCard(row: ReturnType<typeof rows.cardRow.parse>): VideoCard {
  const { id, date, duration, words, author, timing } = row;
  const list = (json: string) => rows.stringsSchema.parse(JSON.parse(json));
  return { id, date, duration, words, author, timing, titles: list(row.titles), keyPoints: list(row.key_points) };
}
