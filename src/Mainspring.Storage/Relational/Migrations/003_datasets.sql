-- Data sets and their versions. A version is written once.

CREATE TABLE dataset (
    dataset_no   INTEGER PRIMARY KEY,
    name         TEXT    NOT NULL UNIQUE,
    created_at   INTEGER NOT NULL,
    last_version INTEGER NOT NULL  -- the last number given, which no later version gets again
) STRICT;

CREATE TABLE dataset_version (
    dataset_no     INTEGER NOT NULL REFERENCES dataset ON DELETE CASCADE,
    version        INTEGER NOT NULL,
    file_name      TEXT    NOT NULL,
    sha256         TEXT    NOT NULL,
    bytes          INTEGER NOT NULL,
    md5            TEXT    NOT NULL,
    row_count      INTEGER NOT NULL,
    column_count   INTEGER NOT NULL,
    profile_sha256 TEXT    NOT NULL,
    profile_bytes  INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    PRIMARY KEY (dataset_no, version)
) STRICT, WITHOUT ROWID;
