-- Registered models, their versions, and the aliases that point to versions. A version's rows are written once.

CREATE TABLE model (
    model_no     INTEGER PRIMARY KEY,
    name         TEXT    NOT NULL UNIQUE,
    created_at   INTEGER NOT NULL,
    last_version INTEGER NOT NULL  -- the last number given, which no later version gets again
) STRICT;

CREATE TABLE model_version (
    version_no INTEGER PRIMARY KEY,
    model_no   INTEGER NOT NULL REFERENCES model ON DELETE CASCADE,
    version    INTEGER NOT NULL,
    run_id     TEXT    NOT NULL,
    identity   TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (model_no, version)
) STRICT;

CREATE INDEX model_version_by_run ON model_version (run_id);

CREATE TABLE model_version_file (
    version_no INTEGER NOT NULL REFERENCES model_version ON DELETE CASCADE,
    path       TEXT    NOT NULL,
    sha256     TEXT    NOT NULL,
    bytes      INTEGER NOT NULL,
    PRIMARY KEY (version_no, path)
) STRICT, WITHOUT ROWID;

-- NaN is kept as value 0 with is_nan 1.
CREATE TABLE model_version_metric (
    version_no INTEGER NOT NULL REFERENCES model_version ON DELETE CASCADE,
    key        TEXT    NOT NULL,
    value      REAL    NOT NULL,
    is_nan     INTEGER NOT NULL,
    PRIMARY KEY (version_no, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE model_version_tag (
    version_no INTEGER NOT NULL REFERENCES model_version ON DELETE CASCADE,
    key        TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    PRIMARY KEY (version_no, key)
) STRICT, WITHOUT ROWID;

-- An alias goes with the version that it points to.
CREATE TABLE model_alias (
    model_no INTEGER NOT NULL REFERENCES model ON DELETE CASCADE,
    alias    TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    PRIMARY KEY (model_no, alias),
    FOREIGN KEY (model_no, version) REFERENCES model_version (model_no, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX model_alias_by_version ON model_alias (model_no, version);
