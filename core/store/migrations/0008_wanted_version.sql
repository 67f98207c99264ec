-- Tablets with an older version are asked to update; NULL = none is.
ALTER TABLE park ADD COLUMN wanted_app_version TEXT;

-- What a newer headquarters said of it to an older tablet.
UPDATE park SET
    wanted_app_version = json_extract(extra, '$.wantedAppVersion'),
    extra = nullif(json_remove(extra, '$.wantedAppVersion'), '{}')
    WHERE json_type(extra, '$.wantedAppVersion') = 'text';
