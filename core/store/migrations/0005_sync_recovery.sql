-- What a tablet keeps so that it can recover: from its own clone, from a headquarters restored from a backup, and from
-- having been away for so long that headquarters cannot tell what has gone.

-- Edits that headquarters has answered, kept for 30 days (core/sync/tuning.h), in case it forgets them.
CREATE TABLE sent_change (
    position INTEGER PRIMARY KEY, -- as it was in the outbox
    type TEXT NOT NULL,
    record_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    change TEXT NOT NULL,
    author BLOB, -- who was signed in; nobody else may send it again
    saved_at INTEGER NOT NULL,
    answered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sent_change_by_time ON sent_change(answered_at);

-- Records of the complete view that is being received; those of headquarters that are not here at its end have gone.
CREATE TABLE snapshot_seen (
    record_id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Records of types that a newer headquarters knows and this version does not, as they came.
CREATE TABLE unknown_record (
    type TEXT NOT NULL,
    record_id TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (type, record_id)
) STRICT, WITHOUT ROWID;

-- Edits from before edits had a name: one is made of when they were saved, their record and their place.
UPDATE outbox SET change = json_set(change, '$.editId', lower(
    printf('%08x', saved_at & 0xffffffff) || '-' || substr(hex(record_id), 9, 4) || '-4' || substr(hex(record_id), 14, 3) ||
    '-8' || substr(hex(record_id), 18, 3) || '-' || printf('%012x', position)))
    WHERE json_valid(change) AND json_extract(change, '$.editId') IS NULL;
