-- What headquarters' pages ask of visits and steps, whom a step concerns, versions of the app, keys of sessions: see
-- ../migrations/0010 to 0013.

CREATE TABLE visit_list (
    id UUID PRIMARY KEY,
    park UUID NOT NULL,
    officer UUID,
    enterprise UUID,
    state TEXT COLLATE "C" NOT NULL,
    happens_at BIGINT NOT NULL,
    counted BIGINT NOT NULL,
    lacks_summary BIGINT NOT NULL
);
CREATE INDEX visit_list_by_time ON visit_list (park, happens_at);
CREATE INDEX visit_list_by_officer ON visit_list (park, officer, happens_at);
CREATE INDEX visit_list_by_enterprise ON visit_list (park, enterprise, happens_at);

DROP INDEX record_department;
CREATE INDEX record_of_few ON record (park, type, position) WHERE type IN ('department', 'officer', 'park');

CREATE TABLE step_count (
    park UUID NOT NULL,
    month TEXT COLLATE "C" NOT NULL,
    department UUID NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    in_time BIGINT NOT NULL,
    grade TEXT COLLATE "C" NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (park, month, department, step, in_time, grade)
);

CREATE TABLE notice (
    park UUID NOT NULL,
    whom TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    event UUID NOT NULL,
    author UUID NOT NULL,
    PRIMARY KEY (park, whom, at, event)
);

CREATE TABLE notice_seen (
    park UUID NOT NULL,
    officer UUID NOT NULL,
    up_to BIGINT NOT NULL,
    PRIMARY KEY (park, officer)
);

ALTER TABLE device ADD COLUMN app_version TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE token ADD COLUMN session_key TEXT COLLATE "C" NOT NULL DEFAULT '';
