-- Edits have a name of their own, by which one is known again under another device id.
ALTER TABLE history ADD COLUMN edit_id BLOB; -- NULL: from before edits had one
CREATE INDEX history_by_edit ON history(park, edit_id, entry) WHERE edit_id IS NOT NULL;

-- Of a device that got a new id because it was a copy, or because headquarters forgot its past: the id before.
ALTER TABLE device ADD COLUMN continues BLOB;

-- What left a department's view, for the tablets of its handlers. Positions are those of record.
CREATE TABLE left_view (
    park BLOB NOT NULL,
    department BLOB NOT NULL,
    position INTEGER NOT NULL,
    id BLOB NOT NULL,
    type TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (park, department, position, id)
) STRICT, WITHOUT ROWID;

-- What belongs to an issue is found by the issue.
INSERT INTO record_key (park, type, name, value, id)
    SELECT park, type, 'issueId', json_extract(document, '$.issueId'), id FROM record WHERE type = 'issueEvent';
INSERT INTO record_key (park, type, name, value, id)
    SELECT park, type, 'ownerId', json_extract(document, '$.ownerId'), id FROM record WHERE type = 'attachment';
