import { FIRST_MIGRATIONS } from './first-migrations.ts';

/**
 * The schema, one step an entry, applied in order and never edited once released: a change is a new entry. The number
 * of steps applied is SQLite's `user_version`.
 */
export const MIGRATIONS: readonly string[] = [
  ...FIRST_MIGRATIONS,

  `
  -- The terms of a passage beside it, so that the ranked ones can be looked at more closely; and every term with the
  -- number of passages it stands in, counted as they come and go. \`change\` is that of the library at which a row became
  -- what it is. The documents are read anew to fill this.
  ALTER TABLE passages ADD COLUMN terms TEXT NOT NULL DEFAULT '';
  CREATE TABLE terms (
    term     TEXT PRIMARY KEY,
    passages INTEGER NOT NULL,
    change   INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX terms_changed ON terms (change);
  CREATE TABLE changes (latest INTEGER NOT NULL) STRICT;
  INSERT INTO changes VALUES (0);
  DROP TABLE passage_vocabulary;
  UPDATE documents SET hash = '';
  `,

  `
  -- What a question needs besides the terms, without the whole transcript: of a video its head and what it is told apart
  -- by; of a passage the words that begin in it, in their cues, and the thoughts in them. The documents are read anew to
  -- fill this.
  CREATE TABLE heads (
    video_id TEXT PRIMARY KEY REFERENCES videos (id) ON DELETE CASCADE,
    date     TEXT,
    duration REAL NOT NULL,
    words    INTEGER NOT NULL,
    head     TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX heads_newest ON heads (date DESC, video_id);
  CREATE TABLE traits (
    kind     TEXT NOT NULL,
    value    TEXT NOT NULL,
    video_id TEXT NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, value, video_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX traits_of_video ON traits (video_id);
  CREATE INDEX players_named ON players (player_id);
  ALTER TABLE passages ADD COLUMN date TEXT;
  ALTER TABLE passages ADD COLUMN sketch TEXT NOT NULL DEFAULT '';
  CREATE TABLE passages_said (
    passage  INTEGER PRIMARY KEY REFERENCES passages (rowid) ON DELETE CASCADE,
    said     TEXT NOT NULL,
    thoughts TEXT NOT NULL
  ) STRICT;
  UPDATE documents SET hash = '';
  `,

  `
  -- How the file of a document looked when it was read: bytes, and milliseconds since 1970.
  ALTER TABLE documents ADD COLUMN size INTEGER;
  ALTER TABLE documents ADD COLUMN modified REAL;
  `,

  `
  -- What is summed up over the whole library, without reading the rows.
  DROP INDEX players_named;
  CREATE INDEX players_talked_about ON players (player_id, standing, seconds, mentions);
  `,

  `
  -- Pictures that stand in messages, by what they show. The number grows: the least is the oldest.
  CREATE TABLE pictures (
    number  INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    picture TEXT NOT NULL
  ) STRICT;
  `,

  `
  -- Where the titled sections of a video begin, in words of it. The documents are read anew to fill this.
  CREATE TABLE sections (
    video_id  TEXT NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    from_word INTEGER NOT NULL,
    title     TEXT NOT NULL,
    PRIMARY KEY (video_id, from_word)
  ) STRICT, WITHOUT ROWID;
  UPDATE documents SET hash = '';
  `,
];
