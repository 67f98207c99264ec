-- The tablet's database. One table per record type, one column per field of the catalog
-- (tests/core/store/tst_schema.cpp compares them). Instants are ms since 1970 UTC; ids are 16 bytes;
-- lists and maps are JSON. Single writer: core/store/tablet_store.h.

-- The tenant: everything belongs to one park. Its settings govern limits, lights and quota.
CREATE TABLE park (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL, -- at headquarters; 0 = not there yet
    name TEXT,
    visit_quota_per_month INTEGER, -- counted visits that an officer owes each month
    visit_burden_cap INTEGER, -- visits that an enterprise should receive at most each month, by anyone
    yellow_days INTEGER, -- an issue turns yellow with this many days left
    time_limits TEXT, -- overrides of TimeLimits, by its field names; absent = the defaults
    holidays TEXT, -- text of the holiday calendar (core/procedure/working_days.h)
    extra TEXT -- fields of newer peers, kept as they came
) STRICT;

-- 责任部门: handles the issues assigned to it.
CREATE TABLE department (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL, -- at headquarters; 0 = not there yet
    name TEXT,
    categories TEXT, -- words of Category that it usually leads
    extra TEXT -- fields of newer peers, kept as they came
) STRICT;

-- A person of the park who signs in, whatever the role. Credentials live elsewhere, at headquarters only.
CREATE TABLE officer (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL, -- at headquarters; 0 = not there yet
    name TEXT,
    role TEXT,
    department_id BLOB, -- nil for officers of the service centre
    active INTEGER,
    extra TEXT -- fields of newer peers, kept as they came
) STRICT;

-- 企业.
CREATE TABLE enterprise (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL, -- at headquarters; 0 = not there yet
    name TEXT,
    credit_code TEXT, -- unified social credit code, 18 characters (GB 32100-2015)
    industry TEXT,
    address TEXT,
    area TEXT, -- 片区: the part of the park it lies in
    latitude REAL, -- degrees, WGS 84
    longitude REAL, -- degrees, WGS 84
    contact_name TEXT,
    contact_phone TEXT,
    scale TEXT, -- "above" = 规上, "below" = 规下
    tags TEXT, -- as shown: 省级专精特新, 零地招商 …
    responsible_officer_id BLOB,
    staff_count INTEGER,
    research_share_percent REAL, -- R&D spending of revenue
    extra TEXT -- fields of newer peers, kept as they came
) STRICT;

-- One version of one form. Never changed: a new version is a new record.
CREATE TABLE checklist (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL, -- at headquarters; 0 = not there yet
    form_id TEXT,
    version TEXT,
    title TEXT,
    xml TEXT, -- ODK XForm
    active INTEGER, -- the version that new visits begin with
    extra TEXT -- fields of newer peers, kept as they came
) STRICT;

-- 走访: planned → checked in → completed. Counts by VisitRules, never by a flag.
CREATE TABLE visit (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL, -- at headquarters; 0 = not there yet
    enterprise_id BLOB,
    officer_id BLOB,
    checklist_id BLOB, -- the form version that it began with
    state TEXT,
    planned_at INTEGER,
    joint_visit_id BLOB, -- 联合走访: the planned visit that this one joins
    checked_in_at INTEGER,
    latitude REAL, -- of the check-in, degrees, WGS 84
    longitude REAL,
    accuracy_meters REAL, -- radius within which the true position lies
    completed_at INTEGER, -- check-out
    answers TEXT, -- question path → answer
    proposals TEXT, -- question path → "declined", or the id of the issue made of it
    people_met TEXT,
    summary TEXT, -- 走访总结: required before the visit counts
    summary_written_at INTEGER,
    signature_id BLOB,
    signer_name TEXT,
    missing_answers INTEGER, -- required questions without an answer when last saved; 0 = complete
    extra TEXT -- fields of newer peers, kept as they came
) STRICT;

-- 问题: found on a visit or outside one. Only the procedure moves its state.
CREATE TABLE issue (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL, -- at headquarters; 0 = not there yet
    number TEXT, -- given by headquarters: WT-2026-0386
    enterprise_id BLOB,
    visit_id BLOB, -- nil when found outside a visit
    question_path TEXT, -- of the answer that proposed it
    plate TEXT,
    category TEXT,
    urgency TEXT,
    title TEXT,
    description TEXT,
    registered_by BLOB,
    registered_at INTEGER,
    state TEXT,
    state_before_suspension TEXT,
    state_changed_at INTEGER,
    assigned_at INTEGER, -- start of the time to contest
    due_at INTEGER, -- limit of the present state
    lead_department_id BLOB, -- 主办
    assisting_department_ids TEXT, -- 协办
    rating TEXT,
    escalated INTEGER,
    urged_count INTEGER,
    extension_requested_until INTEGER,
    extra TEXT -- fields of newer peers, kept as they came
) STRICT;

-- One step of an issue's history. Written once; made by the step, on both sides alike.
CREATE TABLE issue_event (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL, -- at headquarters; 0 = not there yet
    issue_id BLOB,
    step TEXT,
    author_id BLOB, -- nil = the system
    author_role TEXT,
    department_id BLOB, -- of the author, or the one assigned
    at INTEGER, -- corrected time of the step
    received_at INTEGER, -- when headquarters got it; absent while on its way
    text TEXT,
    from_state TEXT,
    to_state TEXT,
    due_at INTEGER, -- limit that the step set
    grade TEXT,
    extra TEXT -- fields of newer peers, kept as they came
) STRICT;

-- A file that belongs to a record. The bytes travel apart, named by their hash.
CREATE TABLE attachment (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL, -- at headquarters; 0 = not there yet
    owner_type TEXT, -- word of RecordType
    owner_id TEXT, -- UUID text of the owner
    kind TEXT,
    question_path TEXT, -- of a photo question
    sha256 TEXT, -- 64 hex digits
    size_bytes INTEGER,
    media_type TEXT, -- image/jpeg or image/png
    author_id BLOB,
    taken_at INTEGER,
    received_at INTEGER, -- when headquarters had every byte and checked the hash
    extra TEXT -- fields of newer peers, kept as they came
) STRICT;

-- One figure of a plate: goal and actual of a period, as the boards show it.
CREATE TABLE indicator (
    id BLOB PRIMARY KEY,
    revision INTEGER NOT NULL, -- at headquarters; 0 = not there yet
    plate TEXT,
    label TEXT,
    actual REAL,
    goal REAL,
    amount_wan_yuan REAL, -- 万元 (10 000 yuan), two decimals
    remark TEXT,
    rank INTEGER, -- 1 = the one that stands for its plate on the today page
    as_of INTEGER,
    extra TEXT -- fields of newer peers, kept as they came
) STRICT;

-- ---------------------------------------------------------------------------------------------------
-- Order and filters of the lists

-- Position in the issue list: what needs somebody first. Open issues by due date, then closed ones,
-- the latest first. Kept by core/store/issue_store.cpp with every write.
ALTER TABLE issue ADD COLUMN list_rank INTEGER NOT NULL DEFAULT 0;
-- 1 while the issue is not closed.
ALTER TABLE issue ADD COLUMN is_open INTEGER NOT NULL DEFAULT 1;
-- Each filter of the list walks one of these in order; rowid breaks ties.
CREATE INDEX issue_by_rank ON issue(list_rank);
CREATE INDEX issue_by_author ON issue(registered_by, list_rank, category);
CREATE INDEX issue_by_category ON issue(category, list_rank);
CREATE INDEX issue_by_enterprise ON issue(enterprise_id, list_rank, is_open);
CREATE INDEX issue_by_state ON issue(state, registered_by, list_rank);
CREATE INDEX issue_by_visit ON issue(visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX issue_event_by_issue ON issue_event(issue_id, at);
CREATE INDEX issue_event_by_time ON issue_event(at);
CREATE INDEX visit_by_enterprise ON visit(enterprise_id, checked_in_at);
CREATE INDEX visit_by_officer ON visit(officer_id, planned_at);
CREATE INDEX enterprise_by_name ON enterprise(name);
CREATE INDEX enterprise_by_officer ON enterprise(responsible_officer_id);
CREATE INDEX attachment_by_owner ON attachment(owner_id);

-- Search: rowid = the record's rowid; `words` holds the search words made by core/store/search_words.cpp.
CREATE VIRTUAL TABLE enterprise_search USING fts5(words, content='', tokenize='ascii', detail=none, columnsize=0);
CREATE VIRTUAL TABLE issue_search USING fts5(words, content='', tokenize='ascii', detail=none, columnsize=0);

-- ---------------------------------------------------------------------------------------------------
-- Sync

-- Single values of this installation: device id, cursor, last sequence, chain, schema facts.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Edits that headquarters has not answered yet, oldest first. An edit joins the newest unsealed one of
-- its record; sealing gives it its sequence number and chain value, after which it never changes.
CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    record_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    change TEXT NOT NULL, -- the Change as JSON
    sequence INTEGER,     -- NULL = not sealed
    saved_at INTEGER NOT NULL -- device time of the last edit in it
) STRICT;
CREATE INDEX outbox_by_record ON outbox(record_id, position);
CREATE UNIQUE INDEX outbox_by_sequence ON outbox(sequence) WHERE sequence IS NOT NULL;

-- Headquarters' row of every record that has edits in the outbox: the local row = this + those edits.
CREATE TABLE base_record (
    record_id BLOB PRIMARY KEY,
    type TEXT NOT NULL,
    document TEXT -- NULL = headquarters does not have it yet
) STRICT;

-- Edits that need someone: refused ones and conflicts. Never deleted by the program itself.
CREATE TABLE attention (
    sequence INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    record_id BLOB NOT NULL,
    change TEXT NOT NULL,
    outcome TEXT NOT NULL, -- refused or conflict
    reason TEXT NOT NULL,
    theirs TEXT NOT NULL,  -- headquarters' values, JSON
    at INTEGER NOT NULL
) STRICT;

-- Files of this tablet that headquarters may not have yet.
CREATE TABLE file_upload (
    sha256 TEXT PRIMARY KEY,
    size_bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    upload_url TEXT NOT NULL DEFAULT '', -- of the upload under way
    sent_bytes INTEGER NOT NULL DEFAULT 0,
    received INTEGER NOT NULL DEFAULT 0, -- 1 = headquarters confirmed every byte
    added_at INTEGER NOT NULL
) STRICT;

-- What the last syncs did, for the sync page; the newest 200 are kept.
CREATE TABLE sync_log (
    at INTEGER PRIMARY KEY,
    sent INTEGER NOT NULL,       -- changes
    received INTEGER NOT NULL,   -- records
    round_trips INTEGER NOT NULL,
    bytes INTEGER NOT NULL,      -- both directions, bodies
    duration_ms INTEGER NOT NULL,
    error TEXT NOT NULL          -- name of ErrorCode, empty = went well
) STRICT;
