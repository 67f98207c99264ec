-- A photo has a small picture of itself, which travels before it (core/model/attachment.h).
ALTER TABLE attachment ADD COLUMN thumbnail_sha256 TEXT; -- 64 hex digits; NULL = it has none
ALTER TABLE attachment ADD COLUMN thumbnail_received_at INTEGER; -- when headquarters had every byte of it

-- What a newer headquarters said of it to an older tablet.
UPDATE attachment SET
    thumbnail_sha256 = json_extract(extra, '$.thumbnailSha256'),
    thumbnail_received_at = json_extract(extra, '$.thumbnailReceivedAt'),
    extra = nullif(json_remove(extra, '$.thumbnailSha256', '$.thumbnailReceivedAt'), '{}')
    WHERE json_type(extra, '$.thumbnailSha256') = 'text';

-- Which attachments name a file.
CREATE INDEX attachment_by_file ON attachment(sha256);
CREATE INDEX attachment_by_thumbnail ON attachment(thumbnail_sha256) WHERE thumbnail_sha256 IS NOT NULL;

-- 1 = no attachment of this tablet has it as its original; thumbnails go first.
ALTER TABLE file_upload ADD COLUMN is_thumbnail INTEGER NOT NULL DEFAULT 0;
-- 1 = its record was at headquarters and left the user's view: headquarters still waits for it.
ALTER TABLE file_upload ADD COLUMN record_left INTEGER NOT NULL DEFAULT 0;
