-- The audit log. Rows are only ever added, numbered without gaps; each holds the hash of the one before.

CREATE TABLE audit_entry (
    sequence     INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    action       TEXT    NOT NULL,
    actor        TEXT    NOT NULL,
    key_id       TEXT,
    address      TEXT,
    object       TEXT,
    value_before TEXT,
    value_after  TEXT,
    request_id   TEXT,
    previous     TEXT    NOT NULL,
    hash         TEXT    NOT NULL
) STRICT;

CREATE INDEX audit_entry_by_actor ON audit_entry (actor, sequence);
CREATE INDEX audit_entry_by_action ON audit_entry (action, sequence);
