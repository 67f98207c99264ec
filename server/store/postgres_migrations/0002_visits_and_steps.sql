-- As ../migrations/0010_visits.sql, 0011_steps.sql and 0012_app_versions.sql.
CREATE TABLE visit_list (
    id UUID PRIMARY KEY,
    park UUID NOT NULL,
    officer UUID,
    enterprise UUID,
    state TEXT COLLATE "C" NOT NULL,
    happens_at BIGINT NOT NULL,
    counted INTEGER NOT NULL, -- INTEGER: sums of it are a BIGINT
    lacks_summary INTEGER NOT NULL
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

CREATE INDEX credential_by_person ON credential (park, officer);
CREATE INDEX token_by_person ON token (park, officer);
