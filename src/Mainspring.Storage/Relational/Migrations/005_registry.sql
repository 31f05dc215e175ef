-- Models without versions, prompts, tags of models, stages, and versions that name where their files came from. A text that is
-- empty stands for none; so does an empty run_id or identity of model_version.

ALTER TABLE model ADD COLUMN updated_at  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE model ADD COLUMN description TEXT    NOT NULL DEFAULT '';

CREATE TABLE model_tag (
    model_no INTEGER NOT NULL REFERENCES model ON DELETE CASCADE,
    key      TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    PRIMARY KEY (model_no, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX model_tag_by_key ON model_tag (key, model_no);

ALTER TABLE model_version ADD COLUMN updated_at     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE model_version ADD COLUMN source         TEXT    NOT NULL DEFAULT '';
ALTER TABLE model_version ADD COLUMN folder         TEXT    NOT NULL DEFAULT '';
ALTER TABLE model_version ADD COLUMN run_link       TEXT    NOT NULL DEFAULT '';
ALTER TABLE model_version ADD COLUMN model_id       TEXT    NOT NULL DEFAULT '';
ALTER TABLE model_version ADD COLUMN user_name      TEXT    NOT NULL DEFAULT '';
ALTER TABLE model_version ADD COLUMN description    TEXT    NOT NULL DEFAULT '';
ALTER TABLE model_version ADD COLUMN status         TEXT    NOT NULL DEFAULT 'ready' CHECK (status IN ('ready', 'pending', 'failed'));
ALTER TABLE model_version ADD COLUMN status_message TEXT    NOT NULL DEFAULT '';
ALTER TABLE model_version ADD COLUMN stage          TEXT    NOT NULL DEFAULT 'none' CHECK (stage IN ('none', 'staging', 'production', 'archived'));
ALTER TABLE model_version ADD COLUMN flavors        TEXT    NOT NULL DEFAULT '';  -- divided by commas

UPDATE model_version SET updated_at = created_at;
UPDATE model SET updated_at = coalesce((SELECT max(created_at) FROM model_version WHERE model_version.model_no = model.model_no), created_at);

CREATE INDEX model_version_by_update ON model_version (updated_at DESC);
CREATE INDEX model_version_by_model_id ON model_version (model_id);
