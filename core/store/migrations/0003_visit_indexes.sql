-- The lists of an officer's visits are found by what they show, without reading all the visits that
-- the officer ever made.
DROP INDEX visit_by_officer;
-- Those of a day or a month.
CREATE INDEX visit_by_state ON visit(officer_id, state, checked_in_at);
-- The newest first.
CREATE INDEX visit_by_time ON visit(officer_id, coalesce(checked_in_at, planned_at));
-- Those that lack a summary.
CREATE INDEX visit_without_summary ON visit(officer_id, state) WHERE coalesce(summary, '') = '';
