-- What people asked to be told of: offers of goods, or demands for them. `next_at` is when they may be told next.

CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY NOT NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL CHECK (kind IN ('OFFERS', 'DEMANDS')),
    commodity TEXT NOT NULL REFERENCES commodities (code),
    least INTEGER CHECK (least > 0),
    least_unit TEXT,
    highest INTEGER CHECK (highest > 0),
    highest_unit TEXT,
    region TEXT CHECK (region IN ('KOTA', 'KABUPATEN')),
    daily INTEGER NOT NULL CHECK (daily IN (0, 1)),
    next_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((least IS NULL) = (least_unit IS NULL)),
    CHECK ((highest IS NULL) = (highest_unit IS NULL))
) STRICT;
-- One of a kind for the same goods.
CREATE UNIQUE INDEX subscriptions_own ON subscriptions (person_id, kind, commodity) WHERE ended_at IS NULL;
CREATE INDEX subscriptions_goods ON subscriptions (commodity, kind) WHERE ended_at IS NULL;

-- The offers or demands, by their number, that a subscription was told of, or is to be told of. Nobody is told twice.
CREATE TABLE subscription_news (
    subscription_id INTEGER NOT NULL REFERENCES subscriptions (id),
    number INTEGER NOT NULL,
    found_at INTEGER NOT NULL,
    told_at INTEGER,
    PRIMARY KEY (subscription_id, number)
) STRICT;
CREATE INDEX subscription_news_waiting ON subscription_news (subscription_id) WHERE told_at IS NULL;
