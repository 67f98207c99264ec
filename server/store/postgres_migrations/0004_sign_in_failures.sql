-- As ../migrations/0015_sign_in_failures.sql.
CREATE TABLE sign_in_failure (
    who TEXT COLLATE "C" PRIMARY KEY,
    count BIGINT NOT NULL,
    since BIGINT NOT NULL
);
