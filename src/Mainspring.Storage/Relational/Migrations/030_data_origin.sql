-- Where the bytes of a version came from, in words that hold no secret.

ALTER TABLE dataset_version ADD COLUMN origin TEXT;
