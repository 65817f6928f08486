-- The next deadline of an order of which nobody was told yet, and who of the other side agreed to a cancellation.

ALTER TABLE orders ADD COLUMN due_at INTEGER;
CREATE INDEX orders_deadline ON orders (due_at) WHERE due_at IS NOT NULL;
ALTER TABLE cancellations ADD COLUMN agreed_by INTEGER REFERENCES persons (id);
