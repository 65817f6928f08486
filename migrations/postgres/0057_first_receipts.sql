-- When the receipt of a load was first entered, whatever was corrected or decided since: whether it came on time, how long its seller may be
-- silent and how long it can be corrected count from then on.

ALTER TABLE deliveries ADD COLUMN first_received_at BIGINT CHECK (first_received_at IS NULL OR received_at IS NOT NULL);
UPDATE deliveries SET first_received_at = COALESCE((SELECT MIN(e.at) FROM events e WHERE e.subject = 'order' AND e.subject_id = deliveries.order_id
    AND e.kind = 'load_received' AND e.at >= deliveries.departed_at), received_at) WHERE received_at IS NOT NULL;

-- Of loads whose complaint ended after their time nothing fell due any more: it is looked at anew what does.
UPDATE orders SET due_at = (SELECT MAX(k.closed_at) FROM complaints k WHERE k.order_id = orders.id)
    WHERE status = 'shipped' AND due_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM complaints k WHERE k.order_id = orders.id AND k.closed_at IS NULL)
        AND EXISTS (SELECT 1 FROM deliveries d WHERE d.order_id = orders.id AND d.number = orders.loads AND COALESCE(d.answer, '') <> 'AGREED');
