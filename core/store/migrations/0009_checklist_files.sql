-- A checklist has pictures and sounds (core/model/checklist.h); their bytes travel apart.
ALTER TABLE checklist ADD COLUMN files TEXT; -- array of name, sha256, sizeBytes, mediaType; NULL = none

-- What a newer headquarters said of it to an older tablet.
UPDATE checklist SET
    files = json_extract(extra, '$.files'),
    extra = nullif(json_remove(extra, '$.files'), '{}')
    WHERE json_type(extra, '$.files') = 'array';
