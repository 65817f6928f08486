-- A complaint can end with rejected goods being replaced: `replaced` says how much of what a load's receipt rejected comes again with another load
-- of the same order, in base units of the order. `orders.arrived` counts what arrived less that.

ALTER TABLE deliveries ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0
    CHECK (replaced = 0 OR (replaced > 0 AND replaced <= rejected AND COALESCE(answer, '') = 'AGREED'));

-- Figures in dispute are looked for among all loads.
CREATE INDEX deliveries_disputed ON deliveries (order_id) WHERE answer = 'DISPUTED';
