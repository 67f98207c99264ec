-- Which version of the app a tablet runs, as it says when its session begins or is renewed.
ALTER TABLE device ADD COLUMN app_version TEXT NOT NULL DEFAULT '';
