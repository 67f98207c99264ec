-- Of an assisting department: since when its report is waited for, by the assignment. NULL: it leads, it reported, or it
-- was told that it is late.
ALTER TABLE issue_department ADD COLUMN awaited_since INTEGER;
CREATE INDEX issue_department_awaited ON issue_department(awaited_since) WHERE awaited_since IS NOT NULL;
