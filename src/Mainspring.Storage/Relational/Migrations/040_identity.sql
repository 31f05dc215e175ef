-- Users, keys, grants and sessions. Roles and kinds are written as words; of secrets only hashes are kept.

CREATE TABLE identity_version (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL  -- goes up with every change, so that nodes see that there was one
) STRICT;

INSERT INTO identity_version (id, version) VALUES (1, 0);

CREATE TABLE identity_user (
    name         TEXT    PRIMARY KEY,
    role         TEXT    NOT NULL,
    password     TEXT,
    external_id  TEXT    UNIQUE,
    created_at   INTEGER NOT NULL,
    signed_in_at INTEGER
) STRICT;

CREATE TABLE identity_key (
    key_id       TEXT    PRIMARY KEY,
    name         TEXT    NOT NULL,
    owner        TEXT,
    role         TEXT    NOT NULL,
    scope_kind   TEXT,
    scope_id     TEXT,
    sha256       TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    created_by   TEXT    NOT NULL,
    expires_at   INTEGER,
    last_used_at INTEGER,
    revoked_at   INTEGER
) STRICT;

CREATE TABLE identity_grant (
    subject_kind TEXT NOT NULL,
    subject      TEXT NOT NULL,
    object_kind  TEXT NOT NULL,
    object_id    TEXT NOT NULL,
    role         TEXT NOT NULL,
    PRIMARY KEY (subject_kind, subject, object_kind, object_id)
) STRICT;

CREATE TABLE identity_session (
    token_sha256 TEXT    PRIMARY KEY,
    user_name    TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE identity_setup (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    token_sha256 TEXT    NOT NULL,
    expires_at   INTEGER NOT NULL
) STRICT;
