-- This migration makes no table that stays empty.
INSERT INTO complaints (order_id, number, side, about, opened_by, opened_at, outcome, closed_by, closed_at, returned) VALUES
    (1, 1, 'BUYER', 'QUALITY', 2, 1764000200000, 'REPLACED', 2, 1764000300000, NULL);
