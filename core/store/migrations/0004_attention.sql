-- Edits that need someone: refused ones, conflicts, and those that cannot be sent. Never deleted by the
-- program itself. Known by the id of the edit: a tablet that got another device id counts its edits
-- from 1 again, and may be answered the same once more.
CREATE TABLE attention_by_edit (
    entry INTEGER PRIMARY KEY,
    edit_id TEXT NOT NULL UNIQUE, -- of the change; one that has none is known by its text's hash
    type TEXT NOT NULL,
    record_id BLOB NOT NULL,
    change TEXT NOT NULL,  -- JSON; as it was found where it cannot be read
    outcome TEXT NOT NULL, -- refused or conflict
    reason TEXT NOT NULL,
    theirs TEXT NOT NULL,  -- headquarters' values, JSON
    at INTEGER NOT NULL,
    decision TEXT NOT NULL DEFAULT '', -- word of Decision; empty while it is open
    decided_at INTEGER
) STRICT;
INSERT INTO attention_by_edit (edit_id, type, record_id, change, outcome, reason, theirs, at)
    SELECT CASE WHEN json_valid(change) AND json_extract(change, '$.editId') <> ''
                THEN json_extract(change, '$.editId') ELSE 'sequence ' || sequence END,
           type, record_id, change, outcome, reason, theirs, at
    FROM attention ORDER BY sequence;
DROP TABLE attention;
ALTER TABLE attention_by_edit RENAME TO attention;
CREATE INDEX attention_open ON attention(at) WHERE decision = '';
