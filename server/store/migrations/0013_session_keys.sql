-- The key that signs the renewals of a session, base64; empty: of a tablet that has none.
ALTER TABLE token ADD COLUMN session_key TEXT NOT NULL DEFAULT '';
