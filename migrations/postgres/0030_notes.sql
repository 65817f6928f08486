-- What a seller says of an offer besides its fields, and as it was agreed to with an order. Of an erased seller's orders an empty
-- text stays: the figures of a day are counted with it.

ALTER TABLE offers ADD COLUMN seller_note TEXT CHECK (length(seller_note) BETWEEN 1 AND 200);
ALTER TABLE orders ADD COLUMN seller_note TEXT CHECK (length(seller_note) <= 200);
