-- What arrived of a load can be weighed before it is graded: `arrived`, in base units of the order. It counts nowhere. What becomes of
-- rejected goods is said by the seller, once he agreed to the receipt.

ALTER TABLE deliveries ADD COLUMN arrived BIGINT CHECK (arrived > 0);
ALTER TABLE deliveries ADD COLUMN arrived_by BIGINT REFERENCES persons (id);
ALTER TABLE deliveries ADD COLUMN arrived_at BIGINT CHECK ((arrived_at IS NULL) = (arrived IS NULL) AND COALESCE(arrived_at, departed_at) >= departed_at);
ALTER TABLE deliveries ADD COLUMN fate TEXT CHECK (fate IS NULL OR (fate IN ('FETCHED', 'SOLD', 'DESTROYED') AND rejected > 0 AND COALESCE(answer, '') = 'AGREED'));
