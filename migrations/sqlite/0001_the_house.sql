-- Governance: one append-only, hash-chained log. The primary key decides races for the next place.
CREATE TABLE log (
    seq   INTEGER PRIMARY KEY,
    entry TEXT    NOT NULL, -- canonical JSON
    hash  TEXT    NOT NULL  -- SHA-256 over the previous hash and the entry
) STRICT;

-- Ballots are no events: an ordered log would betray the order of voting.
-- A round takes ballots only while it has a row here; both are changed under the same write lock.
CREATE TABLE open_rounds (
    round INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE ballots (
    round    INTEGER NOT NULL,
    delegate TEXT    NOT NULL,
    mark     TEXT    NOT NULL,
    reason   TEXT,
    proposal TEXT,             -- the wording that an objecting delegate would accept
    cast_at  INTEGER NOT NULL, -- milliseconds since 1970, UTC
    PRIMARY KEY (round, delegate)
) STRICT, WITHOUT ROWID;

-- Entering. Secrets are stored as SHA-256 digests, codes and passwords as Argon2id hashes.
CREATE TABLE cards (
    digest TEXT PRIMARY KEY,
    holder TEXT NOT NULL -- JSON: role and name
) STRICT, WITHOUT ROWID;

CREATE TABLE codes (
    delegate TEXT PRIMARY KEY,
    hash     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    digest   TEXT    PRIMARY KEY,
    holder   TEXT    NOT NULL, -- JSON: role and name
    began_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
