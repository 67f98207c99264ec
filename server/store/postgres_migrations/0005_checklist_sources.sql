-- As ../migrations/0016_checklist_sources.sql.
CREATE TABLE checklist_source (
    id UUID PRIMARY KEY,
    park UUID NOT NULL,
    form_id TEXT COLLATE "C" NOT NULL,
    version TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    content BYTEA NOT NULL,
    xml TEXT COLLATE "C" NOT NULL,
    sent_at BIGINT NOT NULL,
    sent_by UUID
);
CREATE INDEX checklist_source_by_version ON checklist_source (park, form_id, version);
