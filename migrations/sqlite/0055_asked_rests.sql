-- What of the rest that does not come is off its offer until its seller says whether he still has it, in base units.

ALTER TABLE orders ADD COLUMN rest_asked INTEGER NOT NULL DEFAULT 0 CHECK (rest_asked >= 0 AND rest_asked <= closed_short);
