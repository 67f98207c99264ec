-- What headquarters' pages and jobs ask of issues, kept by put(); the document stays the truth.
CREATE TABLE issue_board (
    id BLOB PRIMARY KEY,
    park BLOB NOT NULL,
    state TEXT NOT NULL,
    category TEXT NOT NULL,
    urgency TEXT NOT NULL,
    lead BLOB,                   -- NULL: no department yet
    enterprise BLOB,
    registered_by BLOB,
    registered_at INTEGER NOT NULL,
    list_rank INTEGER NOT NULL,  -- core/store/issue_list_query.h: of open issues the instant at which they are due
    escalated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_board_by_rank ON issue_board(park, list_rank);
CREATE INDEX issue_board_by_state ON issue_board(park, state, list_rank);
CREATE INDEX issue_board_by_category ON issue_board(park, category, list_rank);
CREATE INDEX issue_board_by_lead ON issue_board(park, lead, list_rank);
CREATE INDEX issue_board_by_enterprise ON issue_board(park, enterprise, list_rank);
CREATE INDEX issue_board_by_author ON issue_board(park, registered_by, list_rank);
CREATE INDEX issue_board_by_age ON issue_board(park, registered_at);

-- The departments that lead an issue or assist.
CREATE TABLE issue_department (
    id BLOB NOT NULL,
    department BLOB NOT NULL,
    PRIMARY KEY (id, department)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_department_by_department ON issue_department(department, id);
