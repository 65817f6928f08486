-- Times are epoch milliseconds (UTC), days are YYYY-MM-DD (WIB), quantities are base units
-- (gram, millilitre, piece, pack), money is whole rupiah. JSON is kept as text.

CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE counters (
    name TEXT PRIMARY KEY NOT NULL,
    value INTEGER NOT NULL CHECK (value >= 0)
) STRICT;

CREATE TABLE commodities (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    life_days INTEGER NOT NULL CHECK (life_days > 0),
    hold_hours INTEGER NOT NULL CHECK (hold_hours > 0),
    edited_at INTEGER
) STRICT;

CREATE TABLE persons (
    id INTEGER PRIMARY KEY NOT NULL,
    chat_id INTEGER UNIQUE,
    name TEXT NOT NULL,
    phone TEXT,
    place TEXT,
    region TEXT CHECK (region IN ('KOTA', 'KABUPATEN')),
    seller_kind TEXT,
    language TEXT NOT NULL,
    unreachable_since INTEGER,
    digest_hour INTEGER NOT NULL DEFAULT 7 CHECK (digest_hour BETWEEN 0 AND 23),
    digest_days TEXT NOT NULL DEFAULT 'DAILY' CHECK (digest_days IN ('DAILY', 'WEEKDAYS', 'NEVER')),
    created_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK ((place IS NULL) = (region IS NULL)),
    CHECK (deleted_at IS NULL OR (chat_id IS NULL AND phone IS NULL))
) STRICT;

CREATE TABLE consents (
    id INTEGER PRIMARY KEY NOT NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    version TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX consents_person ON consents (person_id);

CREATE TABLE roles (
    person_id INTEGER NOT NULL REFERENCES persons (id),
    role TEXT NOT NULL CHECK (role IN ('SELLER', 'ASSISTANT', 'BUYER', 'OFFICIAL', 'ADMIN')),
    organization TEXT CHECK (organization IN ('PASAR_JAYA', 'DHARMA_JAYA', 'FOOD_STATION')),
    office TEXT CHECK (office IN ('BAPPEDA', 'DKPP', 'DISPERINDAG', 'BAGPEM', 'BTC')),
    granted_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (person_id, role),
    CHECK ((role = 'BUYER') = (organization IS NOT NULL)),
    CHECK ((role = 'OFFICIAL') = (office IS NOT NULL))
) STRICT;
CREATE INDEX roles_organization ON roles (organization);

CREATE TABLE invitations (
    code_hash TEXT PRIMARY KEY NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('ASSISTANT', 'BUYER', 'OFFICIAL', 'ADMIN')),
    organization TEXT,
    office TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by INTEGER REFERENCES persons (id),
    used_at INTEGER,
    CHECK ((role = 'BUYER') = (organization IS NOT NULL)),
    CHECK ((role = 'OFFICIAL') = (office IS NOT NULL)),
    CHECK (used_by IS NULL OR used_at IS NOT NULL)
) STRICT;

CREATE TABLE conversations (
    chat_id INTEGER PRIMARY KEY NOT NULL,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    prompt_message_id INTEGER,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE offers (
    id INTEGER PRIMARY KEY NOT NULL,
    seller_id INTEGER NOT NULL REFERENCES persons (id),
    entered_by INTEGER NOT NULL REFERENCES persons (id),
    status TEXT NOT NULL CHECK (status IN ('published', 'paused', 'withdrawn', 'expired')),
    version INTEGER NOT NULL,
    terms_version INTEGER NOT NULL,
    commodity TEXT NOT NULL REFERENCES commodities (code),
    goods TEXT NOT NULL,
    unit TEXT NOT NULL,
    pack_base INTEGER CHECK (pack_base > 0),
    pack_unit TEXT,
    price INTEGER NOT NULL CHECK (price > 0),
    price_unit TEXT NOT NULL,
    handover TEXT NOT NULL CHECK (handover IN ('SELLER_SITE', 'HUB', 'BUYER_SITE')),
    ready_from TEXT NOT NULL,
    ready_until TEXT,
    place TEXT NOT NULL,
    region TEXT NOT NULL CHECK (region IN ('KOTA', 'KABUPATEN')),
    offered INTEGER NOT NULL CHECK (offered > 0),
    available INTEGER NOT NULL CHECK (available >= 0),
    held INTEGER NOT NULL DEFAULT 0 CHECK (held >= 0),
    committed INTEGER NOT NULL DEFAULT 0 CHECK (committed >= 0),
    fulfilled INTEGER NOT NULL DEFAULT 0 CHECK (fulfilled >= 0),
    created_at INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    warned_at INTEGER,
    expired_at INTEGER,
    CONSTRAINT no_kilo_twice CHECK (available + held + committed + fulfilled = offered),
    CHECK ((pack_base IS NULL) = (pack_unit IS NULL)),
    CHECK ((status = 'expired') = (expired_at IS NOT NULL)),
    CHECK (ready_until IS NULL OR ready_until >= ready_from)
) STRICT;
CREATE INDEX offers_seller ON offers (seller_id, status);
CREATE INDEX offers_live ON offers (status, commodity, ready_from);
CREATE INDEX offers_due ON offers (status, valid_until);

CREATE TABLE orders (
    id INTEGER PRIMARY KEY NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    offer_id INTEGER NOT NULL REFERENCES offers (id),
    seller_id INTEGER NOT NULL REFERENCES persons (id),
    buyer_id INTEGER NOT NULL REFERENCES persons (id),
    organization TEXT NOT NULL CHECK (organization IN ('PASAR_JAYA', 'DHARMA_JAYA', 'FOOD_STATION')),
    status TEXT NOT NULL CHECK (status IN ('requested', 'confirmed', 'declined', 'lapsed', 'cancelled', 'shipped', 'received', 'closed')),
    version INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit TEXT NOT NULL,
    total INTEGER CHECK (total >= 0),
    commodity TEXT NOT NULL,
    goods TEXT NOT NULL,
    pack_base INTEGER,
    pack_unit TEXT,
    price INTEGER NOT NULL CHECK (price > 0),
    price_unit TEXT NOT NULL,
    handover TEXT NOT NULL,
    ready_from TEXT NOT NULL,
    ready_until TEXT,
    place TEXT NOT NULL,
    region TEXT NOT NULL,
    seller_domicile TEXT CHECK (seller_domicile IN ('KOTA', 'KABUPATEN')),
    payment_days INTEGER,
    deductions TEXT,
    requested_at INTEGER NOT NULL,
    hold_until INTEGER NOT NULL,
    decided_at INTEGER,
    confirmed_at INTEGER,
    UNIQUE (year, number),
    CHECK (seller_id <> buyer_id),
    CHECK ((status = 'requested') = (decided_at IS NULL))
) STRICT;
CREATE INDEX orders_offer ON orders (offer_id);
CREATE INDEX orders_seller ON orders (seller_id, status);
CREATE INDEX orders_organization ON orders (organization, status);
CREATE INDEX orders_due ON orders (status, hold_until);
CREATE INDEX orders_confirmed ON orders (confirmed_at);

CREATE TABLE cancellations (
    order_id INTEGER PRIMARY KEY NOT NULL REFERENCES orders (id),
    side TEXT NOT NULL CHECK (side IN ('SELLER', 'BUYER')),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    reason TEXT CHECK (reason IN ('NO_GOODS', 'PRICE_CHANGED', 'VEHICLE', 'OTHER')),
    note TEXT,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE events (
    id INTEGER PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL,
    actor_id INTEGER REFERENCES persons (id),
    on_behalf_of INTEGER REFERENCES persons (id),
    subject TEXT NOT NULL CHECK (subject IN ('person', 'invitation', 'offer', 'order')),
    subject_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    before TEXT,
    after TEXT,
    reason TEXT,
    update_id INTEGER
) STRICT;
CREATE INDEX events_subject ON events (subject, subject_id);

CREATE TRIGGER events_are_not_updated BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TABLE digests (
    person_id INTEGER NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL CHECK (kind IN ('daily')),
    day TEXT NOT NULL,
    queued_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, day)
) STRICT;
