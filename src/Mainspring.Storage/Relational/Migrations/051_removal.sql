-- Logged models that were deleted, in the order in which they are removed for good.
CREATE INDEX logged_model_by_deletion ON logged_model (deleted_at) WHERE deleted_at IS NOT NULL;
