-- Pages, sums and digests are read from indexes made for them: what they cost does not grow with what is not shown.

-- Pages of all goods and of some, by readiness and by price.
DROP INDEX offers_live;
CREATE INDEX offers_by_ready ON offers (status, ready_from, published_at, id);
CREATE INDEX offers_by_price ON offers (status, price_unit, price, ready_from, published_at, id);
CREATE INDEX offers_of_by_ready ON offers (status, commodity, ready_from, published_at, id);
CREATE INDEX offers_of_by_price ON offers (status, commodity, price_unit, price, ready_from, published_at, id);
-- What live offers have left together.
CREATE INDEX offers_sums ON offers (status, commodity, unit, pack_base, pack_unit, valid_until, available);
CREATE INDEX offers_sums_of_all ON offers (status, unit, pack_base, pack_unit, valid_until, available);

-- What happened in a period.
CREATE INDEX offers_created ON offers (created_at);
CREATE INDEX offers_published ON offers (published_at);
CREATE INDEX offers_expired ON offers (expired_at);
CREATE INDEX orders_requested ON orders (requested_at);
