-- Headquarters' key pairs: rescue bundles are sealed to the newest one, and what was sealed to an older one can still be
-- opened. A backup holds them; a restore keeps those that came since. The one secret that the database has to hold:
-- without it, what a tablet could save is lost.
CREATE TABLE rescue_key (
    public_key BLOB PRIMARY KEY, -- X25519, 32 bytes
    secret_key BLOB NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
