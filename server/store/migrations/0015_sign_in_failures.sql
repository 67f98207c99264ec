-- Failed sign-ins that still count, of all processes. As many rows as the code allows, whoever tries.
CREATE TABLE sign_in_failure (
    who TEXT PRIMARY KEY, -- a keyed hash of login and address: nobody reads from it what was typed
    count INTEGER NOT NULL,
    since INTEGER NOT NULL -- the first of them
) STRICT, WITHOUT ROWID;
