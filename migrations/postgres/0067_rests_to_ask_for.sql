-- Whether a rest still comes is asked some days after its receipt, also where that was agreed to before it was.
UPDATE orders SET due_at = (SELECT d.received_at FROM deliveries d WHERE d.order_id = orders.id AND d.number = orders.loads)
    WHERE status = 'shipped' AND due_at IS NULL
        AND EXISTS (SELECT 1 FROM deliveries d WHERE d.order_id = orders.id AND d.number = orders.loads AND d.answer = 'AGREED');
