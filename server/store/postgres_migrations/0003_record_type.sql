-- Feeds read all records of a type, by id.
CREATE INDEX record_by_type ON record(park, type, id);
