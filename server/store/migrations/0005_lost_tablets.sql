-- Tablets get lost: who has one, when it was heard of last, and what is to become of it.
ALTER TABLE device ADD COLUMN officer BLOB;            -- who signed in on it last; NULL: nobody since this is noted
ALTER TABLE device ADD COLUMN last_contact_at INTEGER; -- to a quarter of an hour
ALTER TABLE device ADD COLUMN erase INTEGER NOT NULL DEFAULT 0; -- 1: it is told to erase itself when it asks for anything
ALTER TABLE device ADD COLUMN told_at INTEGER;         -- when it was first told so
UPDATE device SET
    officer = (SELECT officer FROM token WHERE token.device = device.id ORDER BY expires_at DESC LIMIT 1),
    last_contact_at = (SELECT max(spent_at) FROM token WHERE token.device = device.id);
