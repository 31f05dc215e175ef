-- Versions that are folders: their files, each a content of its own, and their sums.

ALTER TABLE dataset_version ADD COLUMN file_count INTEGER;
ALTER TABLE dataset_version ADD COLUMN file_bytes INTEGER;
ALTER TABLE dataset_version ADD COLUMN file_ending TEXT;

CREATE TABLE dataset_file (
    dataset_no INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    path       TEXT    NOT NULL,
    sha256     TEXT    NOT NULL,
    bytes      INTEGER NOT NULL,
    md5        TEXT    NOT NULL,
    PRIMARY KEY (dataset_no, version, path),
    FOREIGN KEY (dataset_no, version) REFERENCES dataset_version (dataset_no, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX dataset_file_by_content ON dataset_file (sha256);
