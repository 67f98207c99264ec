-- 1 = when it was to be sent, its bytes on this tablet were not those of its name. They are never sent.
ALTER TABLE file_upload ADD COLUMN damaged INTEGER NOT NULL DEFAULT 0;
