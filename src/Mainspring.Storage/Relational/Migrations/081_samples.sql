-- Labelled records that callers posted for the next training, by project. version is that of the data set they joined; NULL while they wait.
-- file is the project file, retrain_after the number of waiting samples that starts a training by itself (0 for none).

CREATE TABLE trained_project (
    name          TEXT    NOT NULL PRIMARY KEY,
    file          TEXT    NOT NULL,
    retrain_after INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sample (
    sample_no  INTEGER PRIMARY KEY,
    project    TEXT    NOT NULL REFERENCES trained_project (name) ON DELETE CASCADE,
    record     TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    version    INTEGER
) STRICT;

CREATE INDEX sample_by_project ON sample (project, sample_no);
