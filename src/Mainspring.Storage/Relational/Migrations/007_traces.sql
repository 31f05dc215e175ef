-- Traces: what happened when an application answered one request. Instants are milliseconds since 1970, those of spans nanoseconds.

CREATE TABLE trace (
    trace_no           INTEGER PRIMARY KEY AUTOINCREMENT,
    trace_id           TEXT    NOT NULL UNIQUE,
    experiment_id      INTEGER NOT NULL REFERENCES experiment ON DELETE CASCADE,
    started_at         INTEGER NOT NULL,
    duration_ms        INTEGER,
    state              TEXT    NOT NULL CHECK (state IN ('OK', 'ERROR', 'IN_PROGRESS', 'STATE_UNSPECIFIED')),
    is_told            INTEGER NOT NULL,
    client_request_id  TEXT,
    request_preview    TEXT,
    response_preview   TEXT,
    input_tokens       INTEGER,
    output_tokens      INTEGER,
    total_tokens       INTEGER,
    cache_read_tokens  INTEGER,
    cache_write_tokens INTEGER
) STRICT;

-- Pages of traces, newest first, of one experiment.
CREATE INDEX trace_by_start ON trace (experiment_id, started_at DESC, trace_id);

CREATE TABLE trace_metadata (
    trace_no INTEGER NOT NULL REFERENCES trace ON DELETE CASCADE,
    key      TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    PRIMARY KEY (trace_no, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE trace_tag (
    trace_no INTEGER NOT NULL REFERENCES trace ON DELETE CASCADE,
    key      TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    PRIMARY KEY (trace_no, key)
) STRICT, WITHOUT ROWID;

-- Spans that came one by one. The content is the whole span as JSON; the other columns are what is searched and measured.
CREATE TABLE trace_span (
    trace_no           INTEGER NOT NULL REFERENCES trace ON DELETE CASCADE,
    span_id            TEXT    NOT NULL,
    parent_id          TEXT,
    name               TEXT    NOT NULL,
    type               TEXT,
    status             TEXT    NOT NULL CHECK (status IN ('OK', 'ERROR', 'UNSET')),
    started_ns         INTEGER NOT NULL,
    ended_ns           INTEGER,
    model              TEXT,
    provider           TEXT,
    input_tokens       INTEGER,
    output_tokens      INTEGER,
    total_tokens       INTEGER,
    cache_read_tokens  INTEGER,
    cache_write_tokens INTEGER,
    input_cost         REAL,
    output_cost        REAL,
    total_cost         REAL,
    content            TEXT    NOT NULL,
    PRIMARY KEY (trace_no, span_id)
) STRICT, WITHOUT ROWID;

-- Runs that a trace is linked to besides the one that its metadata name. A run need not exist any more.
CREATE TABLE trace_run (
    trace_no  INTEGER NOT NULL REFERENCES trace ON DELETE CASCADE,
    run_id    TEXT    NOT NULL,
    linked_at INTEGER NOT NULL,
    PRIMARY KEY (trace_no, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX trace_run_by_run ON trace_run (run_id);

-- The value is JSON; text is the same without the quotes of JSON, number what is averaged.
CREATE TABLE trace_assessment (
    assessment_no INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment_id TEXT    NOT NULL UNIQUE,
    trace_no      INTEGER NOT NULL REFERENCES trace ON DELETE CASCADE,
    span_id       TEXT,
    name          TEXT    NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('feedback', 'expectation', 'issue')),
    value         TEXT,
    text          TEXT,
    number        REAL,
    error_code    TEXT,
    error_message TEXT,
    error_stack   TEXT,
    source_type   TEXT    NOT NULL,
    source_id     TEXT    NOT NULL,
    rationale     TEXT,
    metadata      TEXT    NOT NULL,
    overrides     TEXT,
    is_valid      INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX trace_assessment_by_trace ON trace_assessment (trace_no, assessment_no);
