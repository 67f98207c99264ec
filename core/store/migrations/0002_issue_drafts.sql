-- What somebody typed of new issues that are not saved yet, one for each place where one can be
-- written. Never travels.
CREATE TABLE issue_draft (
    place TEXT PRIMARY KEY,  -- DraftPlace::key()
    content TEXT NOT NULL    -- fields of NewIssue, JSON
) STRICT;

DELETE FROM meta WHERE key = 'issueDraft';
