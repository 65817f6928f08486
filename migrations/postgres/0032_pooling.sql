-- An order of a demand says so itself, whether an answer became it or its buyer asked for a part of an offer.

ALTER TABLE orders ADD COLUMN demand_id BIGINT REFERENCES demands (id);
UPDATE orders SET demand_id = (SELECT a.demand_id FROM demand_answers a WHERE a.order_id = orders.id)
    WHERE id IN (SELECT a.order_id FROM demand_answers a WHERE a.order_id IS NOT NULL);
CREATE INDEX orders_demand ON orders (demand_id) WHERE demand_id IS NOT NULL;
