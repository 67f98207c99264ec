-- As ../migrations/0013_session_keys.sql and 0014_record_type.sql.
ALTER TABLE token ADD COLUMN session_key TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX record_by_type ON record (park, type, id);
