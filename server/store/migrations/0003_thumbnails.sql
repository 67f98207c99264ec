-- An attachment is found by its thumbnail. An older headquarters kept what newer tablets said of one.
INSERT INTO record_key (park, type, name, value, id)
    SELECT park, type, 'thumbnailSha256', json_extract(document, '$.thumbnailSha256'), id FROM record
    WHERE type = 'attachment' AND json_type(document, '$.thumbnailSha256') = 'text';
