-- What the side that complains says in its own words, and what the other side says to it: each once. The words are emptied when a party leaves.

ALTER TABLE complaints ADD COLUMN note_by INTEGER REFERENCES persons (id);
ALTER TABLE complaints ADD COLUMN note_at INTEGER CHECK ((note_at IS NULL) = (note_by IS NULL));
ALTER TABLE complaints ADD COLUMN note TEXT CHECK (note IS NULL OR (length(note) BETWEEN 1 AND 200 AND note_at IS NOT NULL));
ALTER TABLE complaints ADD COLUMN reply_by INTEGER REFERENCES persons (id);
ALTER TABLE complaints ADD COLUMN reply_at INTEGER CHECK ((reply_at IS NULL) = (reply_by IS NULL));
ALTER TABLE complaints ADD COLUMN reply TEXT CHECK (reply IS NULL OR (length(reply) BETWEEN 1 AND 200 AND reply_at IS NOT NULL));

-- Photos of a load can show what is complained of: four of each side for each complaint, besides the slip and the receipt.

CREATE TABLE later_load_photos (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    number INTEGER NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('SLIP', 'RECEIPT', 'SELLER_COMPLAINT', 'BUYER_COMPLAINT')),
    complaint INTEGER NOT NULL DEFAULT 0 CHECK ((complaint = 0) = (kind IN ('SLIP', 'RECEIPT'))),
    place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 4),
    photo TEXT CHECK (length(photo) BETWEEN 1 AND 300),
    shown_by INTEGER NOT NULL REFERENCES persons (id),
    shown_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, number, kind, complaint, place)
) STRICT;
INSERT INTO later_load_photos (order_id, number, kind, place, photo, shown_by, shown_at)
    SELECT order_id, number, kind, place, photo, shown_by, shown_at FROM load_photos;
DROP TABLE load_photos;
ALTER TABLE later_load_photos RENAME TO load_photos;
CREATE INDEX load_photos_shown_by ON load_photos (shown_by) WHERE photo IS NOT NULL;
