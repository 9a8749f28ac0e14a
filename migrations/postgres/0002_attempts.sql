-- Written to by a probe that asks whether the database takes what is written, and read by nobody.
CREATE TABLE attempts (
    times bigint NOT NULL
);
INSERT INTO attempts VALUES (0);
