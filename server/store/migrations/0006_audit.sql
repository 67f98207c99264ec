-- What somebody has to find out later: who signed in, who was denied what, which tablet was revoked. Edits stand in
-- history. Rows are only added.
CREATE TABLE audit (
    park BLOB NOT NULL,     -- zeros: of nobody who is known here
    number INTEGER NOT NULL, -- 1, 2, 3 …
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    officer BLOB NOT NULL,  -- zeros: nobody who is known, or whoever sits at headquarters' machine
    device BLOB NOT NULL,   -- zeros: none
    detail TEXT NOT NULL,   -- a JSON object
    chain TEXT NOT NULL,    -- SHA-256 over the chain value of the row before and this row
    PRIMARY KEY (park, number)
) STRICT, WITHOUT ROWID;
