-- The artefact tree: every name that a content of the artefact store has. Paths are compared byte by byte, so what lies below a folder
-- stands together. A run knows the place of its files, which does not change when the run moves to another experiment.

CREATE TABLE artifact (
    path     TEXT    NOT NULL PRIMARY KEY,
    sha256   TEXT    NOT NULL,
    bytes    INTEGER NOT NULL,
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE run ADD COLUMN artifact_root TEXT NOT NULL DEFAULT '';
UPDATE run SET artifact_root = experiment_id || '/' || run_id || '/artifacts';

INSERT INTO artifact (path, sha256, bytes, added_at)
SELECT run.artifact_root || '/' || run_artifact.path, sha256, bytes, added_at FROM run_artifact JOIN run USING (run_no);

DROP TABLE run_artifact;

-- Who needs a content.
CREATE INDEX artifact_by_content ON artifact (sha256);
CREATE INDEX model_version_file_by_content ON model_version_file (sha256);
CREATE INDEX dataset_version_by_content ON dataset_version (sha256);
CREATE INDEX dataset_version_by_profile ON dataset_version (profile_sha256);

-- What signs the addresses under which clients transfer files without a key; made by the first node that needs it.
CREATE TABLE artifact_signing_key (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    key TEXT    NOT NULL
) STRICT;
