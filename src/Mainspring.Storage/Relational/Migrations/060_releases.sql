-- Releases of candidates. Instants are milliseconds since 1970, UTC. plan has the keys of the project file; decision is what the last look saw. Every change compares revision.

CREATE TABLE release (
    release_no        INTEGER PRIMARY KEY AUTOINCREMENT,
    release_id        TEXT    NOT NULL UNIQUE,
    endpoint          TEXT    NOT NULL,
    model             TEXT    NOT NULL,
    candidate         INTEGER NOT NULL,
    champion          INTEGER NOT NULL,
    alias             TEXT    NOT NULL,
    champion_variant  TEXT    NOT NULL,
    candidate_variant TEXT    NOT NULL,
    plan              TEXT    NOT NULL,
    training          TEXT,
    state             TEXT    NOT NULL,
    is_active         INTEGER NOT NULL,
    step              INTEGER NOT NULL,
    started_at        INTEGER NOT NULL,
    started_by        TEXT    NOT NULL,
    step_since        INTEGER NOT NULL,
    next_look         INTEGER NOT NULL,
    ended_at          INTEGER,
    ended_by          TEXT,
    verdict           TEXT,
    keeps_champion    INTEGER NOT NULL,
    decision          TEXT,
    revision          INTEGER NOT NULL
) STRICT;

-- One candidate at a time.
CREATE UNIQUE INDEX release_active ON release (endpoint) WHERE is_active = 1;
CREATE INDEX release_by_endpoint ON release (endpoint, release_no DESC);

-- What each look saw, for charts.
CREATE TABLE release_look (
    release_no      INTEGER NOT NULL REFERENCES release ON DELETE CASCADE,
    at              INTEGER NOT NULL,
    labels          INTEGER NOT NULL,
    gain            REAL,
    lower           REAL,
    upper           REAL,
    candidate_share REAL    NOT NULL,
    outcome         TEXT    NOT NULL,
    PRIMARY KEY (release_no, at)
) STRICT, WITHOUT ROWID;
