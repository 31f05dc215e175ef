-- Predictions that were moved from journals into Parquet files. day is YYYY-MM-DD (UTC), bytes and sha256 are of the file; no two files hold the same prediction.

CREATE TABLE prediction_segment (
    name     TEXT    NOT NULL PRIMARY KEY,
    endpoint TEXT    NOT NULL,
    day      TEXT    NOT NULL,
    node     INTEGER NOT NULL,
    first_id INTEGER NOT NULL,
    last_id  INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    bytes    INTEGER NOT NULL,
    sha256   TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX prediction_segment_by_endpoint ON prediction_segment (endpoint, first_id);
CREATE INDEX prediction_segment_by_content ON prediction_segment (sha256);

-- How far the journal of each node is sealed: the largest such prediction id.

CREATE TABLE prediction_node (
    node      INTEGER PRIMARY KEY,
    sealed_to INTEGER NOT NULL
) STRICT;
