-- How much of a load was rejected for each reason, as JSON, where there were several: together they are what was rejected. One reason stays
-- in `loss_reason`, as all did before.

ALTER TABLE deliveries ADD COLUMN rejects TEXT CHECK (rejects IS NULL OR (rejected > 0 AND loss_reason IS NOT NULL));
ALTER TABLE receipt_entries ADD COLUMN rejects TEXT CHECK (rejects IS NULL OR (rejected > 0 AND loss_reason IS NOT NULL));
