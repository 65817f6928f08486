-- Orders that were received before, of which nothing was kept and nobody complains, have nothing to pay: they are looked at once, and end.
UPDATE orders SET due_at = confirmed_at WHERE status = 'received' AND accepted = returned
    AND NOT EXISTS (SELECT 1 FROM complaints WHERE complaints.order_id = orders.id AND complaints.closed_at IS NULL);
