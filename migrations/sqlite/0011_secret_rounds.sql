-- Confidential rounds: who took part and what was chosen share no key, no order and no time. Of the choices there are only
-- sums, so that no row is anybody's.
CREATE TABLE secret_marks (
    round    INTEGER NOT NULL,
    delegate TEXT    NOT NULL,
    PRIMARY KEY (round, delegate)
) STRICT, WITHOUT ROWID;

CREATE TABLE secret_choices (
    round  INTEGER NOT NULL,
    choice TEXT    NOT NULL,
    times  INTEGER NOT NULL,
    PRIMARY KEY (round, choice)
) STRICT, WITHOUT ROWID;
