/**
 * The schema, one step an entry, applied in order and never edited once released: a change is a new entry. The number
 * of steps applied is SQLite's `user_version`.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE videos (
    rowid            INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    date             TEXT,
    duration         REAL NOT NULL,
    words            INTEGER NOT NULL,
    titles           TEXT NOT NULL,
    key_points       TEXT NOT NULL,
    video            TEXT NOT NULL,
    analysis         TEXT NOT NULL,
    analysis_version TEXT NOT NULL
  ) STRICT;
  CREATE INDEX videos_newest ON videos (date DESC);

  CREATE TABLE documents (
    path     TEXT PRIMARY KEY,
    hash     TEXT NOT NULL,
    video_id TEXT,
    format   TEXT,
    line     INTEGER,
    reason   TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE players (
    video_id  TEXT NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    player_id TEXT NOT NULL,
    player    TEXT NOT NULL,
    standing  TEXT NOT NULL CHECK (standing IN ('discussed', 'mentioned')),
    seconds   REAL NOT NULL,
    mentions  INTEGER NOT NULL,
    PRIMARY KEY (video_id, player_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE passages (
    rowid     INTEGER PRIMARY KEY,
    video_id  TEXT NOT NULL REFERENCES videos (id) ON DELETE CASCADE,
    from_word INTEGER NOT NULL,
    to_word   INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX passages_of_video ON passages (video_id);

  CREATE VIRTUAL TABLE passage_terms USING fts5 (terms, content = '', contentless_delete = 1, tokenize = 'unicode61');
  CREATE VIRTUAL TABLE passage_vocabulary USING fts5vocab (passage_terms, row);
  CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
    DELETE FROM passage_terms WHERE rowid = old.rowid;
  END;

  CREATE TABLE invocations (
    id   TEXT PRIMARY KEY,
    text TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE subscriptions (
    id                TEXT PRIMARY KEY,
    platform          TEXT NOT NULL CHECK (platform IN ('slack', 'discord', 'terminal')),
    channel           TEXT NOT NULL,
    schedule          TEXT NOT NULL,
    zone              TEXT NOT NULL,
    players           TEXT NOT NULL,
    topic             TEXT,
    when_nothing_new  TEXT NOT NULL CHECK (when_nothing_new IN ('skip', 'archive')),
    creator           TEXT,
    since             INTEGER NOT NULL,
    paused            TEXT,
    removed           INTEGER NOT NULL DEFAULT 0,
    UNIQUE (platform, channel)
  ) STRICT, WITHOUT ROWID;

  -- Times are milliseconds since 1970. No foreign key: what was posted stays true when a channel unsubscribes.
  CREATE TABLE deliveries (
    id              TEXT PRIMARY KEY,
    subscription_id TEXT NOT NULL,
    due_at          INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('claimed', 'posted', 'empty', 'failed', 'missed')),
    claimed_at      INTEGER NOT NULL,
    claimed_by      TEXT NOT NULL,
    renewed_at      INTEGER NOT NULL,
    settled_at      INTEGER,
    message_id      TEXT,
    reason          TEXT,
    telling         TEXT NOT NULL DEFAULT '[]',
    UNIQUE (subscription_id, due_at)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX deliveries_one_claimed ON deliveries (subscription_id) WHERE state = 'claimed';

  CREATE TABLE delivery_parts (
    delivery_id TEXT NOT NULL,
    number      INTEGER NOT NULL,
    message     TEXT NOT NULL,
    message_id  TEXT,
    PRIMARY KEY (delivery_id, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE told (
    subscription_id TEXT NOT NULL,
    key             TEXT NOT NULL,
    PRIMARY KEY (subscription_id, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE notes (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,

  `
  -- When its parent stood in the channel.
  ALTER TABLE deliveries ADD COLUMN posted_at INTEGER;
  `,

  `
  -- A place has one subscription of each kind.
  CREATE TABLE subscriptions_by_kind (
    id                TEXT PRIMARY KEY,
    kind              TEXT NOT NULL CHECK (kind IN ('digest', 'follow')),
    platform          TEXT NOT NULL CHECK (platform IN ('slack', 'discord', 'terminal')),
    channel           TEXT NOT NULL,
    schedule          TEXT NOT NULL,
    zone              TEXT NOT NULL,
    players           TEXT NOT NULL,
    topic             TEXT,
    when_nothing_new  TEXT NOT NULL CHECK (when_nothing_new IN ('skip', 'archive')),
    creator           TEXT,
    since             INTEGER NOT NULL,
    paused            TEXT,
    removed           INTEGER NOT NULL DEFAULT 0,
    UNIQUE (platform, channel, kind)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO subscriptions_by_kind
    SELECT id, 'digest', platform, channel, schedule, zone, players, topic, when_nothing_new, creator, since, paused, removed
    FROM subscriptions;
  DROP TABLE subscriptions;
  ALTER TABLE subscriptions_by_kind RENAME TO subscriptions;

  -- What people shared and may take back. Times are milliseconds since 1970.
  CREATE TABLE shares (
    id          TEXT PRIMARY KEY,
    platform    TEXT NOT NULL CHECK (platform IN ('slack', 'discord', 'terminal')),
    channel     TEXT NOT NULL,
    sharer      TEXT NOT NULL,
    sharer_name TEXT NOT NULL,
    about       TEXT NOT NULL,
    at          INTEGER NOT NULL,
    message_ids TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX shares_newest ON shares (platform, at DESC);
  `,

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
];
