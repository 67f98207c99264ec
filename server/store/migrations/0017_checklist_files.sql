-- A checklist has pictures and sounds beside it, whose bytes are in the folder of files.
ALTER TABLE checklist_source ADD COLUMN files TEXT NOT NULL DEFAULT '[]'; -- array of name, sha256, sizeBytes, mediaType
