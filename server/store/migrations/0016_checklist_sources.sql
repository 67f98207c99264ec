-- What checklists were made from: spreadsheets (XLSForm) and XForms as they were sent, and what became of them. Those
-- that are published have a record with the same id; the others are drafts.
CREATE TABLE checklist_source (
    id BLOB PRIMARY KEY,
    park BLOB NOT NULL,
    form_id TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL, -- xlsx or xml
    digest TEXT NOT NULL, -- SHA-256 of the content and the files beside it
    content BLOB NOT NULL,
    xml TEXT NOT NULL, -- the XForm that tablets get
    sent_at INTEGER NOT NULL,
    sent_by BLOB -- NULL: whoever sits at headquarters' machine
) STRICT;
CREATE INDEX checklist_source_by_version ON checklist_source(park, form_id, version);
