-- Staff who may not come in for the time being, and their optional second factor.
ALTER TABLE users ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN second TEXT;                             -- secret of the codes, Base32
ALTER TABLE users ADD COLUMN second_used INTEGER NOT NULL DEFAULT 0;  -- the last step whose code was used

-- What happened with the staff: logins, failed attempts, and what was done about their access. No addresses, no secrets.
CREATE TABLE staff_notes (
    id      INTEGER PRIMARY KEY,
    name    TEXT    NOT NULL,
    what    TEXT    NOT NULL,
    at      INTEGER NOT NULL, -- milliseconds since 1970, UTC
    times   INTEGER NOT NULL,
    done_by TEXT,             -- the member of the secretariat who did it
    browser TEXT              -- in a word
) STRICT;
CREATE INDEX staff_notes_by_name ON staff_notes (name, id);

-- The pictures that the log names by their digests.
CREATE TABLE logos (
    digest  TEXT PRIMARY KEY, -- SHA-256, hexadecimal
    picture BLOB NOT NULL
) STRICT, WITHOUT ROWID;
