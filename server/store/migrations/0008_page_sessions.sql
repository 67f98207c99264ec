-- Who is signed in at headquarters' pages.
CREATE TABLE page_session (
    token_hash TEXT PRIMARY KEY, -- SHA-256 of the cookie
    park BLOB NOT NULL,
    officer BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX record_department ON record(park) WHERE type = 'department';
