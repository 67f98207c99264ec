-- What headquarters' pages ask of visits, kept by put(); the document stays the truth.
CREATE TABLE visit_list (
    id BLOB PRIMARY KEY,
    park BLOB NOT NULL,
    officer BLOB,
    enterprise BLOB,
    state TEXT NOT NULL,
    happens_at INTEGER NOT NULL,   -- the check-in, else what is planned
    counted INTEGER NOT NULL,      -- 1: toward the quota
    lacks_summary INTEGER NOT NULL -- 1: over, and nobody wrote a summary
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_list_by_time ON visit_list(park, happens_at);
CREATE INDEX visit_list_by_officer ON visit_list(park, officer, happens_at);
CREATE INDEX visit_list_by_enterprise ON visit_list(park, enterprise, happens_at);

-- Departments and people are few, and asked for by every page.
DROP INDEX record_department;
CREATE INDEX record_of_few ON record(park, type, position) WHERE type IN ('department', 'officer', 'park');
