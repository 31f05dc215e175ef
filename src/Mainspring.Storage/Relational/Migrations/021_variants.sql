-- An endpoint has one or more variants: of an alias, which they follow, or of a version. served_version is the last one that answered.
-- position is the order of their ranges of the assignment. stick_to is 'header:NAME' or 'column:NAME', empty for the request id.

CREATE TABLE endpoint_variant (
    endpoint       TEXT    NOT NULL REFERENCES endpoint (name) ON DELETE CASCADE,
    position       INTEGER NOT NULL,
    name           TEXT    NOT NULL,
    model          TEXT    NOT NULL,
    alias          TEXT,
    version        INTEGER,
    weight         REAL    NOT NULL,
    is_default     INTEGER NOT NULL,
    is_shadow      INTEGER NOT NULL,
    served_version INTEGER,
    PRIMARY KEY (endpoint, name),
    CHECK ((alias IS NULL) <> (version IS NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO endpoint_variant (endpoint, position, name, model, alias, version, weight, is_default, is_shadow, served_version)
SELECT name, 0, alias, model, alias, NULL, 100, 1, 0, served_version FROM endpoint;

ALTER TABLE endpoint ADD COLUMN salt     TEXT NOT NULL DEFAULT '';
ALTER TABLE endpoint ADD COLUMN stick_to TEXT NOT NULL DEFAULT '';
ALTER TABLE endpoint DROP COLUMN model;
ALTER TABLE endpoint DROP COLUMN alias;
ALTER TABLE endpoint DROP COLUMN served_version;
