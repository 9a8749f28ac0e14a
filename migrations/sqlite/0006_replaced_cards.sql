-- Cards that were replaced by a new one, so that the desk can say of an old card that it is one. They let nobody in.
CREATE TABLE replaced_cards (
    digest TEXT PRIMARY KEY,
    holder TEXT NOT NULL -- JSON: role and name
) STRICT, WITHOUT ROWID;
