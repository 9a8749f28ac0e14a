-- What a phone gave its ballot to be known by: sent again after a lost answer, it is recognised, not recorded again.
ALTER TABLE ballots ADD COLUMN key TEXT;
