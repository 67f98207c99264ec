-- How often a step was taken in a month, for supervision. Counted when its event comes.
CREATE TABLE step_count (
    park BLOB NOT NULL,
    month TEXT NOT NULL,      -- 2026-11
    department BLOB NOT NULL, -- that leads the issue; zeros: none yet
    step TEXT NOT NULL,
    in_time INTEGER NOT NULL, -- of answers: 1 in time, 0 late; -1: there was no limit
    grade TEXT NOT NULL,      -- of ratings; else empty
    count INTEGER NOT NULL,
    PRIMARY KEY (park, month, department, step, in_time, grade)
) STRICT, WITHOUT ROWID;

-- Whom a step concerns: a person, the handlers of a department, or everybody with a role.
CREATE TABLE notice (
    park BLOB NOT NULL,
    whom TEXT NOT NULL, -- an id, or the word of a role
    at INTEGER NOT NULL, -- when headquarters heard of it
    event BLOB NOT NULL,
    author BLOB NOT NULL, -- zeros: the system
    PRIMARY KEY (park, whom, at, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_seen (
    park BLOB NOT NULL,
    officer BLOB NOT NULL,
    up_to INTEGER NOT NULL,
    PRIMARY KEY (park, officer)
) STRICT, WITHOUT ROWID;
