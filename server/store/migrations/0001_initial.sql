-- Headquarters' database (SQLite). Instants are ms since 1970 UTC, ids 16 bytes. Documents are JSON text:
-- a pull concatenates them without parsing. No secret is stored: passwords as Argon2id, tokens and codes as
-- SHA-256 of long random values.

CREATE TABLE meta (
    key TEXT PRIMARY KEY, -- epoch: changes when a backup is restored
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
    park BLOB NOT NULL,
    name TEXT NOT NULL, -- position, issue-2026 …
    value INTEGER NOT NULL,
    PRIMARY KEY (park, name)
) STRICT, WITHOUT ROWID;

-- The present row of every record.
CREATE TABLE record (
    id BLOB PRIMARY KEY,
    park BLOB NOT NULL,
    type TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL, -- in commit order within the park
    document TEXT NOT NULL,
    field_times TEXT NOT NULL  -- corrected time of each field's last write (core/sync/merge.h)
) STRICT;
CREATE UNIQUE INDEX record_by_position ON record(park, position);

-- Lookups by a value inside the document, kept by put().
CREATE TABLE record_key (
    park BLOB NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,  -- creditCode, sha256
    value TEXT NOT NULL,
    id BLOB NOT NULL,
    PRIMARY KEY (park, type, name, value, id)
) STRICT, WITHOUT ROWID;

-- Every edit that ever arrived, with its outcome; never changed. A refused edit is kept here too.
CREATE TABLE history (
    entry INTEGER PRIMARY KEY,
    park BLOB NOT NULL,
    device BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    chain TEXT NOT NULL,
    author BLOB NOT NULL,
    record_id BLOB NOT NULL,
    change TEXT NOT NULL,       -- as it came
    before TEXT NOT NULL,       -- the document before it; empty = there was none
    outcome TEXT NOT NULL,      -- as it was answered
    corrected_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX history_by_sequence ON history(device, sequence);
CREATE INDEX history_by_record ON history(record_id, entry);

CREATE TABLE credential (
    login TEXT PRIMARY KEY,
    park BLOB NOT NULL,
    officer BLOB NOT NULL,
    password_hash TEXT NOT NULL -- Argon2id
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment_code (
    code_hash TEXT PRIMARY KEY,
    park BLOB NOT NULL,
    officer BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    id BLOB PRIMARY KEY,
    park BLOB NOT NULL,
    name TEXT NOT NULL,
    enrolled_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE TABLE token (
    token_hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,       -- access or refresh
    family BLOB NOT NULL,     -- one sign-in and all that was renewed from it
    park BLOB NOT NULL,
    officer BLOB NOT NULL,
    device BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    spent_at INTEGER          -- of a refresh token: when it was renewed; of an access token: first used
) STRICT, WITHOUT ROWID;
CREATE INDEX token_by_family ON token(family);

CREATE TABLE upload (
    id BLOB PRIMARY KEY,
    officer BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    length INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
