-- How the last attempts to tell each webhook ended, so that people see what became of them.
CREATE TABLE webhook_attempt (
    attempt_no  INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook_no  INTEGER NOT NULL REFERENCES webhook ON DELETE CASCADE,
    delivery_id TEXT    NOT NULL,
    event       TEXT    NOT NULL,
    attempt     INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('delivered', 'postponed', 'given_up')),
    reason      TEXT
) STRICT;

CREATE INDEX webhook_attempt_by_webhook ON webhook_attempt (webhook_no, attempt_no DESC);
