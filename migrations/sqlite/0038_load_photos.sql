-- Photos of a load: its slip, and its receipt with what was rejected; four of each at most. `photo` is Telegram's name of the
-- file, and the picture itself stays with Telegram; it is emptied when who showed it leaves.

CREATE TABLE load_photos (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    number INTEGER NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('SLIP', 'RECEIPT')),
    place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 4),
    photo TEXT CHECK (length(photo) BETWEEN 1 AND 300),
    shown_by INTEGER NOT NULL REFERENCES persons (id),
    shown_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, number, kind, place)
) STRICT;
CREATE INDEX load_photos_shown_by ON load_photos (shown_by) WHERE photo IS NOT NULL;
