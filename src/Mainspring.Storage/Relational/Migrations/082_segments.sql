-- Which requests go to one variant whatever their key: a JSON list of {"column", "values", "variant"}; empty for none.

ALTER TABLE endpoint ADD COLUMN segments TEXT NOT NULL DEFAULT '';
