-- Experiments and runs. Instants are milliseconds since 1970, UTC. A deleted row keeps its place until it is removed for good.

CREATE TABLE experiment (
    experiment_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name          TEXT    NOT NULL UNIQUE,
    created_at    INTEGER NOT NULL,
    deleted_at    INTEGER
) STRICT;

CREATE TABLE experiment_tag (
    experiment_id INTEGER NOT NULL REFERENCES experiment ON DELETE CASCADE,
    key           TEXT    NOT NULL,
    value         TEXT    NOT NULL,
    PRIMARY KEY (experiment_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
    run_no        INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id        TEXT    NOT NULL UNIQUE,
    experiment_id INTEGER NOT NULL REFERENCES experiment,
    name          TEXT    NOT NULL,
    status        TEXT    NOT NULL CHECK (status IN ('scheduled', 'running', 'finished', 'failed', 'killed')),
    started_at    INTEGER NOT NULL,
    ended_at      INTEGER,
    deleted_at    INTEGER
) STRICT;

-- Pages of runs, newest first, of all experiments or of one.
CREATE INDEX run_by_start ON run (started_at DESC, run_no DESC) WHERE deleted_at IS NULL;
CREATE INDEX run_by_experiment ON run (experiment_id, started_at DESC, run_no DESC) WHERE deleted_at IS NULL;
CREATE INDEX run_by_name ON run (name);

CREATE TABLE run_param (
    run_no INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    key    TEXT    NOT NULL,
    value  TEXT    NOT NULL,
    PRIMARY KEY (run_no, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_tag (
    run_no INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    key    TEXT    NOT NULL,
    value  TEXT    NOT NULL,
    PRIMARY KEY (run_no, key)
) STRICT, WITHOUT ROWID;

-- Every logged point. SQLite has no NaN: such a point has value 0 and is_nan 1. The same point logged again is the same row.
CREATE TABLE run_metric (
    run_no INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    key    TEXT    NOT NULL,
    step   INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    value  REAL    NOT NULL,
    is_nan INTEGER NOT NULL,
    PRIMARY KEY (run_no, key, step, at, value, is_nan)
) STRICT, WITHOUT ROWID;

-- The latest point of each metric: the greatest step, then time, then value.
CREATE TABLE run_metric_latest (
    run_no INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    key    TEXT    NOT NULL,
    step   INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    value  REAL    NOT NULL,
    is_nan INTEGER NOT NULL,
    PRIMARY KEY (run_no, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_artifact (
    run_no   INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    path     TEXT    NOT NULL,
    sha256   TEXT    NOT NULL,
    bytes    INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (run_no, path)
) STRICT, WITHOUT ROWID;
