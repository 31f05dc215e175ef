-- Deletion that frees names, who runs, orders and filters by values.

-- A deleted experiment keeps its name in deleted_name; its name becomes one that nobody can give, so that the old one is free.
ALTER TABLE experiment ADD COLUMN deleted_name TEXT;
ALTER TABLE experiment ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE experiment ADD COLUMN artifact_root TEXT NOT NULL DEFAULT '';
UPDATE experiment SET updated_at = created_at, artifact_root = CAST(experiment_id AS TEXT);

CREATE INDEX experiment_by_deleted_name ON experiment (deleted_name, deleted_at) WHERE deleted_name IS NOT NULL;

-- Every workspace has the experiment 0, which clients use that name none.
INSERT INTO experiment (experiment_id, name, created_at, updated_at, artifact_root)
SELECT 0, CASE WHEN EXISTS (SELECT 1 FROM experiment WHERE name = 'Default') THEN 'Default (0)' ELSE 'Default' END, applied_at, applied_at, '0'
FROM schema_migration WHERE number = 1;

ALTER TABLE run ADD COLUMN user_id TEXT NOT NULL DEFAULT '';

DROP INDEX run_by_start;
DROP INDEX run_by_experiment;
CREATE INDEX run_by_start ON run (started_at DESC, run_no DESC, deleted_at);
CREATE INDEX run_by_experiment ON run (experiment_id, started_at DESC, run_no DESC, deleted_at);
CREATE INDEX run_deleted ON run (deleted_at) WHERE deleted_at IS NOT NULL;

-- The experiment of the run stands in its entries too, so that an index can hold the values of one experiment together.
ALTER TABLE run_param ADD COLUMN experiment_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_tag ADD COLUMN experiment_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_metric_latest ADD COLUMN experiment_id INTEGER NOT NULL DEFAULT 0;
UPDATE run_param SET experiment_id = (SELECT run.experiment_id FROM run WHERE run.run_no = run_param.run_no);
UPDATE run_tag SET experiment_id = (SELECT run.experiment_id FROM run WHERE run.run_no = run_tag.run_no);
UPDATE run_metric_latest SET experiment_id = (SELECT run.experiment_id FROM run WHERE run.run_no = run_metric_latest.run_no);

-- Values may be thousands of characters long: an index holds their beginning.
CREATE INDEX run_param_by_value ON run_param (experiment_id, key, substr(value, 1, 64), run_no);
CREATE INDEX run_tag_by_value ON run_tag (experiment_id, key, substr(value, 1, 64), run_no);
CREATE INDEX run_metric_by_value ON run_metric_latest (experiment_id, key, is_nan, value, run_no);
