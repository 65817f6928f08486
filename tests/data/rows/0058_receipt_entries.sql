-- One row at least in every table that this migration makes.
INSERT INTO receipt_entries (order_id, number, entry, accepted, rejected, loss_reason, cause, entered_by, entered_at) VALUES
    (2, 1, 1, 290000, 10000, 'BROKEN', 'ENTERED', 2, 1764000220000);
