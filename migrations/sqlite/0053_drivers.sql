-- Who drives a load, if its seller said it: printed on the slip for the two parties, and forgotten 90 days after it left.

ALTER TABLE deliveries ADD COLUMN driver TEXT CHECK (driver IS NULL OR length(driver) BETWEEN 1 AND 40);
ALTER TABLE load_corrections ADD COLUMN driver_before TEXT;
ALTER TABLE load_corrections ADD COLUMN driver TEXT;
CREATE INDEX deliveries_driver ON deliveries (departed_at) WHERE driver IS NOT NULL;
