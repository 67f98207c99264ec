-- As ../migrations/0017_checklist_files.sql.
ALTER TABLE checklist_source ADD COLUMN files TEXT COLLATE "C" NOT NULL DEFAULT '[]';
