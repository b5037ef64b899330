/** The first steps of the schema: the library as it was at first, and what people set up and shared. */
export const FIRST_MIGRATIONS: readonly string[] = [
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
];
