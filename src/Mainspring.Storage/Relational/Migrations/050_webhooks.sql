-- Webhooks, and the outbox of what they are still to be told.

CREATE TABLE webhook (
    webhook_no    INTEGER PRIMARY KEY,
    id            TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    description   TEXT,
    url           TEXT    NOT NULL,
    sealed_secret BLOB,
    is_active     INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    changed_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE webhook_event (
    webhook_no INTEGER NOT NULL REFERENCES webhook ON DELETE CASCADE,
    entity     TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    PRIMARY KEY (webhook_no, entity, action)
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_event_by_kind ON webhook_event (entity, action);

-- A row that is taken for an attempt gets a later due_at, the end of its lease, and the attempt's number.
CREATE TABLE webhook_delivery (
    id         TEXT    NOT NULL PRIMARY KEY,
    webhook_no INTEGER NOT NULL REFERENCES webhook ON DELETE CASCADE,
    body       BLOB    NOT NULL,
    created_at INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,
    attempts   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX webhook_delivery_by_due ON webhook_delivery (due_at);
CREATE INDEX webhook_delivery_by_webhook ON webhook_delivery (webhook_no);
