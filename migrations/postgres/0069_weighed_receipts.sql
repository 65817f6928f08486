-- What the accepted of a load weighs, in grams, where it is counted and priced by weight.

ALTER TABLE deliveries ADD COLUMN weight BIGINT CHECK (weight IS NULL OR (weight > 0 AND accepted > 0));
ALTER TABLE receipt_entries ADD COLUMN weight BIGINT CHECK (weight IS NULL OR (weight > 0 AND accepted > 0));

-- How much of what was accepted of an order was weighed, and what that weighs: by its receipts, or said afterwards.
ALTER TABLE orders ADD COLUMN weighed BIGINT NOT NULL DEFAULT 0 CHECK (weighed >= 0);
ALTER TABLE orders ADD COLUMN weight BIGINT NOT NULL DEFAULT 0 CHECK (weight >= 0 AND (weight > 0) = (weighed > 0));
