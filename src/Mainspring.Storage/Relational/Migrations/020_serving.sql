-- Endpoints. Instants are milliseconds since 1970, UTC. served_version is the last one that answered.

CREATE TABLE endpoint (
    name           TEXT    NOT NULL PRIMARY KEY,
    model          TEXT    NOT NULL,
    alias          TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    served_version INTEGER
) STRICT, WITHOUT ROWID;
