-- Runs of pipelines. Instants are milliseconds since 1970, UTC. Every change compares state and lease_epoch first.

CREATE TABLE pipeline_run (
    run_no           INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id           TEXT    NOT NULL UNIQUE,
    pipeline         TEXT    NOT NULL,
    arguments        TEXT    NOT NULL,
    state            TEXT    NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    reason           TEXT,
    cancel_requested INTEGER NOT NULL DEFAULT 0,
    queued_at        INTEGER NOT NULL,
    started_at       INTEGER,
    ended_at         INTEGER,
    lease_owner      TEXT,
    lease_epoch      INTEGER NOT NULL DEFAULT 0,
    lease_until      INTEGER
) STRICT;

-- What a worker may take, oldest first.
CREATE INDEX pipeline_run_open ON pipeline_run (run_no) WHERE state IN ('queued', 'running');
CREATE INDEX pipeline_run_by_pipeline ON pipeline_run (pipeline, run_no DESC);

CREATE TABLE pipeline_step (
    run_no     INTEGER NOT NULL REFERENCES pipeline_run ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    progress   REAL    NOT NULL DEFAULT 0,
    text       TEXT,
    reason     TEXT,
    result     TEXT,
    notes      TEXT    NOT NULL DEFAULT '{}',
    started_at INTEGER,
    ended_at   INTEGER,
    PRIMARY KEY (run_no, position),
    UNIQUE (run_no, name)
) STRICT, WITHOUT ROWID;

-- Lines are numbered from zero without gaps.
CREATE TABLE pipeline_log (
    run_no INTEGER NOT NULL REFERENCES pipeline_run ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    step   TEXT    NOT NULL,
    text   TEXT    NOT NULL,
    PRIMARY KEY (run_no, number)
) STRICT, WITHOUT ROWID;
