-- The least percent of each variant of an endpoint whose traffic follows what is said of its answers (Thompson sampling); NULL where the weights stay as they are set.

ALTER TABLE endpoint ADD COLUMN bandit_floor REAL;
