-- What goes into runs and what comes out of them, models that are logged to experiments, and what they are evaluated with.

CREATE TABLE logged_model (
    model_no      INTEGER PRIMARY KEY AUTOINCREMENT,
    model_id      TEXT    NOT NULL UNIQUE,
    experiment_id INTEGER NOT NULL REFERENCES experiment ON DELETE CASCADE,
    name          TEXT    NOT NULL,
    model_type    TEXT,
    source_run    TEXT,
    artifact_root TEXT    NOT NULL,
    status        TEXT    NOT NULL CHECK (status IN ('PENDING', 'READY', 'UPLOAD_FAILED')),
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    deleted_at    INTEGER
) STRICT;

CREATE INDEX logged_model_by_experiment ON logged_model (experiment_id, created_at DESC, model_no DESC) WHERE deleted_at IS NULL;
CREATE INDEX logged_model_by_run ON logged_model (source_run) WHERE deleted_at IS NULL;

CREATE TABLE logged_model_param (
    model_no INTEGER NOT NULL REFERENCES logged_model ON DELETE CASCADE,
    key      TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    PRIMARY KEY (model_no, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE logged_model_tag (
    model_no INTEGER NOT NULL REFERENCES logged_model ON DELETE CASCADE,
    key      TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    PRIMARY KEY (model_no, key)
) STRICT, WITHOUT ROWID;

-- Points of runs that say something about a model. A point without a data set has empty texts in its place.
CREATE TABLE logged_model_metric (
    model_no       INTEGER NOT NULL REFERENCES logged_model ON DELETE CASCADE,
    key            TEXT    NOT NULL,
    run_no         INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    step           INTEGER NOT NULL,
    at             INTEGER NOT NULL,
    dataset_name   TEXT    NOT NULL,
    dataset_digest TEXT    NOT NULL,
    value          REAL    NOT NULL,
    is_nan         INTEGER NOT NULL,
    PRIMARY KEY (model_no, key, run_no, step, at, dataset_name, dataset_digest, value, is_nan)
) STRICT, WITHOUT ROWID;

CREATE INDEX logged_model_metric_by_run ON logged_model_metric (run_no);

-- Data that runs used. Equal descriptions are one row, whose hash is over all of its fields.
CREATE TABLE input_dataset (
    dataset_no  INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256      TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    digest      TEXT    NOT NULL,
    source_type TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    schema      TEXT,
    profile     TEXT
) STRICT;

CREATE INDEX input_dataset_by_name ON input_dataset (name, digest);

CREATE TABLE run_dataset (
    run_no     INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    dataset_no INTEGER NOT NULL REFERENCES input_dataset,
    position   INTEGER NOT NULL,
    PRIMARY KEY (run_no, dataset_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_dataset_by_dataset ON run_dataset (dataset_no, run_no);

CREATE TABLE run_dataset_tag (
    run_no     INTEGER NOT NULL,
    dataset_no INTEGER NOT NULL,
    key        TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    PRIMARY KEY (run_no, dataset_no, key),
    FOREIGN KEY (run_no, dataset_no) REFERENCES run_dataset (run_no, dataset_no) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Models as their ids were given: they need not exist.
CREATE TABLE run_model_input (
    run_no   INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    model_id TEXT    NOT NULL,
    PRIMARY KEY (run_no, model_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_model_output (
    run_no   INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
    model_id TEXT    NOT NULL,
    step     INTEGER NOT NULL,
    PRIMARY KEY (run_no, model_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE evaluation_dataset (
    dataset_no INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset_id TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    digest     TEXT    NOT NULL,
    schema     TEXT,
    profile    TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    created_by TEXT,
    updated_by TEXT
) STRICT;

CREATE TABLE evaluation_dataset_tag (
    dataset_no INTEGER NOT NULL REFERENCES evaluation_dataset ON DELETE CASCADE,
    key        TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    PRIMARY KEY (dataset_no, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE evaluation_dataset_experiment (
    dataset_no    INTEGER NOT NULL REFERENCES evaluation_dataset ON DELETE CASCADE,
    experiment_id INTEGER NOT NULL REFERENCES experiment ON DELETE CASCADE,
    PRIMARY KEY (dataset_no, experiment_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX evaluation_dataset_by_experiment ON evaluation_dataset_experiment (experiment_id);

-- What is asked is asked once: the hash is over the inputs with their keys in order. All texts below are JSON.
CREATE TABLE evaluation_record (
    record_no    INTEGER PRIMARY KEY AUTOINCREMENT,
    record_id    TEXT    NOT NULL UNIQUE,
    dataset_no   INTEGER NOT NULL REFERENCES evaluation_dataset ON DELETE CASCADE,
    input_hash   TEXT    NOT NULL,
    inputs       TEXT    NOT NULL,
    outputs      TEXT,
    expectations TEXT,
    tags         TEXT,
    source       TEXT,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    created_by   TEXT,
    updated_by   TEXT,
    UNIQUE (dataset_no, input_hash)
) STRICT;

CREATE TABLE scorer (
    scorer_no     INTEGER PRIMARY KEY AUTOINCREMENT,
    scorer_id     TEXT    NOT NULL UNIQUE,
    experiment_id INTEGER NOT NULL REFERENCES experiment ON DELETE CASCADE,
    name          TEXT    NOT NULL,
    UNIQUE (experiment_id, name)
) STRICT;

CREATE TABLE scorer_version (
    scorer_no  INTEGER NOT NULL REFERENCES scorer ON DELETE CASCADE,
    version    INTEGER NOT NULL,
    serialized TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (scorer_no, version)
) STRICT, WITHOUT ROWID;
