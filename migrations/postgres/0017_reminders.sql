-- When a seller was reminded of a request that waits for his answer.

ALTER TABLE orders ADD COLUMN reminded_at BIGINT;
