-- What is said of predictions, one row for each endpoint and target. endpoint is empty for all endpoints. handle: 1 prediction, 2 request, 3 key.
-- label is a JSON literal. Changes are numbered as they come in; each value has the number of the change that set it. Instants are milliseconds since 1970, UTC.

CREATE TABLE feedback (
    endpoint       TEXT    NOT NULL,
    handle         INTEGER NOT NULL,
    target         TEXT    NOT NULL,
    label          TEXT,
    rating         INTEGER,
    correct        INTEGER,
    label_change   INTEGER NOT NULL,
    rating_change  INTEGER NOT NULL,
    correct_change INTEGER NOT NULL,
    change         INTEGER NOT NULL,
    received_at    INTEGER NOT NULL,
    PRIMARY KEY (endpoint, handle, target),
    CHECK (handle BETWEEN 1 AND 3),
    CHECK (rating BETWEEN 1 AND 5)
) STRICT, WITHOUT ROWID;

CREATE INDEX feedback_by_change ON feedback (change);
