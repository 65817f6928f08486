-- Price talk: a buyer and a seller name prices of an offer in turns. It holds no goods until both say yes to one.

CREATE TABLE talks (
    id INTEGER PRIMARY KEY NOT NULL,
    offer_id INTEGER NOT NULL REFERENCES offers (id),
    organization TEXT NOT NULL CHECK (organization IN ('PASAR_JAYA', 'DHARMA_JAYA', 'FOOD_STATION')),
    buyer_id INTEGER NOT NULL REFERENCES persons (id),
    -- the price of the offer when the talk began; its unit is that of every price in the talk
    listed INTEGER NOT NULL CHECK (listed > 0),
    price_unit TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'agreed', 'declined', 'withdrawn', 'lapsed')),
    version INTEGER NOT NULL CHECK (version > 0),
    -- until when the last price can be answered
    until INTEGER NOT NULL,
    order_id INTEGER REFERENCES orders (id),
    opened_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((status = 'agreed') = (order_id IS NOT NULL)),
    CHECK ((status = 'open') = (ended_at IS NULL))
) STRICT;
-- An organisation talks about an offer once at a time.
CREATE UNIQUE INDEX talks_open ON talks (offer_id, organization) WHERE status = 'open';
CREATE UNIQUE INDEX talks_order ON talks (order_id);
CREATE INDEX talks_due ON talks (status, until);
CREATE INDEX talks_organization ON talks (organization, offer_id, opened_at);
CREATE INDEX talks_buyer ON talks (buyer_id, status);

-- The prices that were named: the buyer's first, then the sides in turn, three a side.
CREATE TABLE bids (
    talk_id INTEGER NOT NULL REFERENCES talks (id),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 6),
    side TEXT NOT NULL CHECK (side = CASE number % 2 WHEN 1 THEN 'BUYER' ELSE 'SELLER' END),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price > 0),
    at INTEGER NOT NULL,
    PRIMARY KEY (talk_id, number)
) STRICT;
