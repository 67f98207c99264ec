-- Answers of sound, video and file questions are attachments of the kind "file".
ALTER TABLE attachment ADD COLUMN file_name TEXT; -- what its author calls it; NULL = photos, signatures

-- What a newer headquarters said of it to an older tablet.
UPDATE attachment SET
    file_name = json_extract(extra, '$.fileName'),
    extra = nullif(json_remove(extra, '$.fileName'), '{}')
    WHERE json_type(extra, '$.fileName') = 'text';
