-- Whoever waits in the queue, or between two steps of a login, still does after the database has crashed.
ALTER TABLE waiting SET LOGGED;
