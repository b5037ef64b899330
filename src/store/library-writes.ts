import type { TraitKind } from '../core/scope.ts';
import type { DocumentRecord, IndexedVideo } from '../core/store.ts';
import type { Analysis } from '../core/strategy.ts';
import { wordsOf } from '../core/transcript.ts';
import type { Video, VideoHead } from '../core/video.ts';
import type { Database } from './database.ts';
import { speakerTerm } from './match.ts';
import { fromRow } from './rows.ts';
import { saidIn, thoughtsIn } from './said.ts';
import { sectionsIn } from './sections.ts';
import { createTermCounts } from './term-counts.ts';

/** Characters of a trait's value: what is longer is no name. */
const TRAIT = 100;

/** Every write to the library. All are called inside a transaction, between `begin` and `finish`. */
export function libraryWrites(database: Database) {
  const insert = {
    document: database.prepare(
      `INSERT INTO documents (path, hash, video_id, format, line, reason, size, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (path) DO UPDATE SET hash = excluded.hash, video_id = excluded.video_id, format = excluded.format,
         line = excluded.line, reason = excluded.reason, size = excluded.size, modified = excluded.modified`,
    ),
    video: database.prepare(
      `INSERT INTO videos (id, date, duration, words, titles, key_points, video, analysis, analysis_version)
       VALUES (?, ?, ?, ?, ?, ?, ?, '{}', '')
       ON CONFLICT (id) DO UPDATE SET date = excluded.date, duration = excluded.duration, words = excluded.words,
         titles = excluded.titles, key_points = excluded.key_points, video = excluded.video`,
    ),
    head: database.prepare(
      `INSERT INTO heads (video_id, date, duration, words, head) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (video_id) DO UPDATE SET date = excluded.date, duration = excluded.duration, words = excluded.words,
         head = excluded.head`,
    ),
    trait: database.prepare('INSERT OR IGNORE INTO traits (kind, value, video_id) VALUES (?, ?, ?)'),
    section: database.prepare('INSERT INTO sections (video_id, from_word, title) VALUES (?, ?, ?)'),
    passage: database.prepare(
      'INSERT INTO passages (video_id, date, from_word, to_word, terms, sketch) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    said: database.prepare("INSERT INTO passages_said (passage, said, thoughts) VALUES (?, ?, '[]')"),
    terms: database.prepare('INSERT INTO passage_terms (rowid, terms) VALUES (?, ?)'),
    player: database.prepare(
      'INSERT INTO players (video_id, player_id, player, standing, seconds, mentions) VALUES (?, ?, ?, ?, ?, ?)',
    ),
  };
  const update = {
    analysis: database.prepare('UPDATE videos SET analysis = ?, analysis_version = ? WHERE id = ?'),
    thoughts: database.prepare('UPDATE passages_said SET thoughts = ? WHERE passage = ?'),
  };
  const remove = {
    document: database.prepare('DELETE FROM documents WHERE path = ?'),
    video: database.prepare('DELETE FROM videos WHERE id = ?'),
    passages: database.prepare('DELETE FROM passages WHERE video_id = ?'),
    players: database.prepare('DELETE FROM players WHERE video_id = ?'),
    traits: database.prepare('DELETE FROM traits WHERE video_id = ?'),
    sections: database.prepare('DELETE FROM sections WHERE video_id = ?'),
  };
  const termsOf = database.prepare('SELECT terms FROM passages WHERE video_id = ?').pluck();
  const passagesOf = database.prepare(
    'SELECT rowid AS key, from_word AS "from" FROM passages WHERE video_id = ? ORDER BY rowid',
  );
  const counts = createTermCounts(database);

  function forget(id: string): void {
    for (const terms of termsOf.all(id)) counts.count(String(terms), -1);
    remove.passages.run(id);
  }

  function analysis(video: Video, found: Analysis, version: string): void {
    update.analysis.run(JSON.stringify(found), version, video.id);
    remove.players.run(video.id);
    for (const { player, standing, passages, mentions } of found.players) {
      const seconds = passages.reduce((sum, passage) => sum + secondsOf(video, passage.from, passage.to), 0);
      insert.player.run(video.id, player.id, JSON.stringify(player), standing, seconds, mentions.length);
    }
    const passages = passagesOf.all(video.id).map((row) => fromRow.parse(row));
    thoughtsIn(found, passages).forEach((thoughts, at) => {
      update.thoughts.run(thoughts, passages[at]?.key);
    });
  }

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
    document({ path, hash, videoId, format, problem, seen }: DocumentRecord): void {
      const { line = null, reason = null } = problem ?? {};
      insert.document.run(path, hash, videoId, format, line, reason, seen?.size ?? null, seen?.modified ?? null);
    },
    video({ video, analysis: found, analysisVersion, passages }: IndexedVideo): void {
      const { id, title, url, author, date, duration, timing } = video;
      const titles = JSON.stringify([title, ...video.otherTitles]);
      const keyPoints = JSON.stringify(video.keyPoints);
      const words = wordsOf(video).length;
      insert.video.run(id, date, duration, words, titles, keyPoints, JSON.stringify(video));
      const head: VideoHead = { id, title, url, author, date, duration, timing };
      insert.head.run(id, date, duration, words, JSON.stringify(head));
      remove.traits.run(id);
      for (const [kind, value] of traitsOf(video)) insert.trait.run(kind, value, id);
      remove.sections.run(id);
      for (const { from, title } of sectionsIn(video)) insert.section.run(id, from, title);
      forget(id);
      const said = saidIn(video, passages);
      passages.forEach(({ from, to, terms, sketch = '', speakers = [] }, at) => {
        const { lastInsertRowid } = insert.passage.run(id, date, from, to, terms, sketch);
        insert.said.run(lastInsertRowid, said[at]);
        insert.terms.run(lastInsertRowid, [terms, ...speakers.map(speakerTerm)].join(' '));
        counts.count(terms, 1);
      });
      analysis(video, found, analysisVersion);
    },
  };
}

function traitsOf({ author, hints, cues }: Video): readonly (readonly [TraitKind, string])[] {
  const { topic, contentType, difficulty, audience } = hints;
  const speakers = [...new Set(cues.flatMap(({ speaker }) => speaker ?? []))];
  const values: readonly (readonly [TraitKind, readonly (string | null)[]])[] = [
    ['by', [author]],
    ['speaker', speakers],
    ['topic', [topic]],
    ['level', [difficulty]],
    ['audience', audience],
    ['type', [contentType]],
  ];
  return values.flatMap(([kind, of]) =>
    of.flatMap((value): readonly (readonly [TraitKind, string])[] => {
      const text = value?.trim() ?? '';
      return text === '' || text.length > TRAIT ? [] : [[kind, text]];
    }),
  );
}

function secondsOf(video: Video, from: number, to: number): number {
  const words = wordsOf(video);
  const first = words[from];
  const last = words[to - 1];
  if (!first || !last) return 0;
  const start = video.cues[first.cue]?.start ?? 0;
  return Math.max(0, (video.cues[last.cue + 1]?.start ?? video.duration) - start);
}
