-- What both sides changed of an agreed order, in the order of the changes. The order itself says what holds now; what was reported for a day
-- is found again by what held then. Quantities are base units of the order, prices are per its price unit.

CREATE TABLE addenda (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    number INTEGER NOT NULL CHECK (number > 0),
    side TEXT NOT NULL CHECK (side IN ('SELLER', 'BUYER')),
    proposed_by INTEGER NOT NULL REFERENCES persons (id),
    agreed_by INTEGER NOT NULL REFERENCES persons (id),
    at INTEGER NOT NULL,
    price_before INTEGER NOT NULL CHECK (price_before > 0),
    price INTEGER NOT NULL CHECK (price > 0),
    quantity_before INTEGER NOT NULL CHECK (quantity_before > 0),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    total_before INTEGER CHECK (total_before >= 0),
    total INTEGER CHECK (total >= 0),
    days_before INTEGER CHECK (days_before >= 0),
    days INTEGER CHECK (days >= 0),
    PRIMARY KEY (order_id, number),
    CHECK (price <> price_before OR quantity <> quantity_before OR COALESCE(days, -1) <> COALESCE(days_before, -1))
) STRICT;
