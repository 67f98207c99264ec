-- As ../migrations/0017_assistance.sql.
ALTER TABLE issue_department ADD COLUMN awaited_since BIGINT;
CREATE INDEX issue_department_awaited ON issue_department (awaited_since) WHERE awaited_since IS NOT NULL;
