-- A congress that several nodes serve together. Texts are ordered by their bytes, as everywhere in the house.

-- Governance: one append-only, hash-chained log. The primary key decides races for the next place, whichever node asks.
CREATE TABLE log (
    seq   bigint PRIMARY KEY,
    entry text   NOT NULL, -- canonical JSON
    hash  text   NOT NULL  -- SHA-256 over the previous hash and the entry
);

-- Every node hears that the log has grown.
CREATE FUNCTION tell_nodes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('hemicycle', '');
    RETURN NULL;
END $$;
CREATE TRIGGER log_grows AFTER INSERT ON log FOR EACH STATEMENT EXECUTE FUNCTION tell_nodes();

-- A round takes ballots only while it is open here. Whoever writes ballots holds the round's advisory lock together with
-- the other nodes, whoever closes it holds it alone.
CREATE TABLE open_rounds (
    round      integer PRIMARY KEY,
    is_open    boolean NOT NULL,
    paper_only boolean NOT NULL -- opened again: phones are refused
);

-- Ballots are no events: an ordered log would betray the order of voting.
CREATE TABLE ballots (
    round    integer NOT NULL,
    delegate text    COLLATE "C" NOT NULL,
    mark     text    NOT NULL,
    reason   text,
    proposal text,             -- the wording that an objecting delegate would accept
    cast_at  bigint  NOT NULL, -- milliseconds since 1970, UTC
    key      text,             -- by what the phone knows it
    salt     text    NOT NULL,
    spent    text[]  NOT NULL, -- the keys of ballots that are not recorded any more, should they come
    on_paper boolean NOT NULL,
    written  xid8    NOT NULL DEFAULT pg_current_xact_id(), -- for nodes that ask what is new
    PRIMARY KEY (round, delegate)
);
CREATE INDEX ballots_by_writing ON ballots (round, written);

-- Records ballots from phones, at most one of each delegate and round, and answers what became of each. One statement for
-- the node, one transaction here: first the rounds' locks together with the other nodes, then a look at what is open. Rows are
-- written in one order, so that no two nodes wait for each other.
CREATE FUNCTION cast_ballots(lock_class integer, cast_now json)
RETURNS TABLE (in_round integer, of_delegate text, became text) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(lock_class, r.round)
    FROM (SELECT DISTINCT b.round FROM json_to_recordset(cast_now) AS b (round integer) ORDER BY 1) AS r;
    RETURN QUERY
    WITH coming AS (
        SELECT b.* FROM json_to_recordset(cast_now)
            AS b (round integer, delegate text, mark text, reason text, proposal text, cast_at bigint, key text,
                  salt text, spent text[])
        JOIN open_rounds o ON o.round = b.round AND o.is_open AND NOT o.paper_only
    ), written AS (
        INSERT INTO ballots (round, delegate, mark, reason, proposal, cast_at, key, salt, spent, on_paper)
        SELECT b.round, b.delegate, b.mark, b.reason, b.proposal, b.cast_at, b.key, b.salt, b.spent, false
        FROM coming b ORDER BY b.round, b.delegate COLLATE "C"
        ON CONFLICT (round, delegate) DO UPDATE
        SET mark = excluded.mark, reason = excluded.reason, proposal = excluded.proposal, cast_at = excluded.cast_at,
            key = excluded.key, salt = excluded.salt, written = pg_current_xact_id(),
            spent = (ballots.spent || excluded.spent)[greatest(1, cardinality(ballots.spent || excluded.spent) - 15):]
        WHERE NOT ballots.on_paper AND NOT ballots.spent @> ARRAY[coalesce(excluded.key, excluded.salt)]
        RETURNING ballots.round, ballots.delegate
    )
    SELECT c.round, c.delegate, CASE WHEN w.round IS NOT NULL THEN 'recorded' ELSE 'not written' END
    FROM coming c LEFT JOIN written w ON w.round = c.round AND w.delegate = c.delegate;
END $$;

-- The heads of the log that the congress signed, and what tellers signed beside it.
CREATE TABLE heads (
    seq       bigint PRIMARY KEY,
    hash      text   NOT NULL,
    key       text   NOT NULL, -- the congress's public key
    signature text   NOT NULL
);

CREATE TABLE countersignatures (
    seq       bigint NOT NULL,
    name      text   COLLATE "C" NOT NULL,
    hash      text   NOT NULL,
    key       text   NOT NULL, -- the teller's public key
    signature text   NOT NULL,
    PRIMARY KEY (seq, name)
);

-- The public key with which every node of the congress signs.
CREATE TABLE congress_key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    key text    NOT NULL
);

-- Entering. Secrets are stored as SHA-256 digests, codes and passwords as Argon2id hashes.
CREATE TABLE cards (
    digest text COLLATE "C" PRIMARY KEY,
    holder text NOT NULL -- JSON: role and name
);
CREATE INDEX cards_by_holder ON cards (holder);

CREATE TABLE replaced_cards (
    digest text COLLATE "C" PRIMARY KEY,
    holder text NOT NULL
);

-- Grows whenever cards are issued or the staff changes, so that every node reads them anew.
CREATE TABLE entering (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    revision bigint  NOT NULL
);
INSERT INTO entering (revision) VALUES (0);

CREATE TABLE codes (
    delegate text COLLATE "C" PRIMARY KEY,
    hash     text NOT NULL
);

CREATE TABLE users (
    name        text    COLLATE "C" PRIMARY KEY,
    role        text    NOT NULL,
    hash        text    NOT NULL,
    disabled    boolean NOT NULL DEFAULT false,
    second      text,                      -- secret of the codes, Base32
    second_used bigint  NOT NULL DEFAULT 0 -- the last step whose code was used
);

CREATE TABLE sessions (
    digest   text   COLLATE "C" PRIMARY KEY,
    holder   text   NOT NULL, -- JSON: role and name
    began_at bigint NOT NULL
);
CREATE INDEX sessions_by_holder ON sessions (holder);

-- Sessions that were ended, and why, so that every node ends them.
CREATE TABLE ended_sessions (
    digest  text COLLATE "C" PRIMARY KEY,
    why     text NOT NULL,
    written xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX ended_sessions_by_writing ON ended_sessions (written);

-- What happened with the staff: logins, failed attempts, and what was done about their access. No addresses, no secrets.
CREATE TABLE staff_notes (
    id      bigint  GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    name    text    COLLATE "C" NOT NULL,
    what    text    NOT NULL,
    at      bigint  NOT NULL, -- milliseconds since 1970, UTC
    times   bigint  NOT NULL,
    done_by text,             -- the member of the secretariat who did it
    browser text              -- in a word
);
CREATE INDEX staff_notes_by_name ON staff_notes (name, id);

-- The pictures that the log names by their digests.
CREATE TABLE logos (
    digest  text  COLLATE "C" PRIMARY KEY, -- SHA-256, hexadecimal
    picture bytea NOT NULL
);

-- How far guesses of a name are ahead of what is allowed. Nothing that has to survive a crash.
CREATE UNLOGGED TABLE guesses (
    name    text COLLATE "C" PRIMARY KEY, -- SHA-256 of what was guessed
    free_at double precision NOT NULL     -- seconds since 1970
);

-- What somebody left at one node and may come for at another, for a while.
CREATE UNLOGGED TABLE waiting (
    name  text   COLLATE "C" PRIMARY KEY,
    what  bytea  NOT NULL,
    until bigint NOT NULL -- milliseconds since 1970, UTC
);
