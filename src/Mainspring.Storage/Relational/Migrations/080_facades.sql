-- The facade of an endpoint: a listener on a port of its own. definition is its wire form, a JSON object.

CREATE TABLE facade (
    endpoint   TEXT NOT NULL PRIMARY KEY REFERENCES endpoint (name) ON DELETE CASCADE,
    definition TEXT NOT NULL
) STRICT, WITHOUT ROWID;
