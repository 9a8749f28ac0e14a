-- What keeps the commitment to a ballot from being guessed: 128 random bits, hexadecimal.
ALTER TABLE ballots ADD COLUMN salt TEXT NOT NULL DEFAULT '';

-- The heads of the log that the congress signed, and what tellers signed beside it.
CREATE TABLE heads (
    seq       INTEGER PRIMARY KEY,
    hash      TEXT    NOT NULL,
    key       TEXT    NOT NULL, -- the congress's public key
    signature TEXT    NOT NULL
) STRICT;

CREATE TABLE countersignatures (
    seq       INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    hash      TEXT    NOT NULL,
    key       TEXT    NOT NULL, -- the teller's public key
    signature TEXT    NOT NULL,
    PRIMARY KEY (seq, name)
) STRICT, WITHOUT ROWID;
