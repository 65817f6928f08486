-- One row at least in every table that this migration makes.
INSERT INTO talks (id, offer_id, organization, buyer_id, listed, price_unit, status, version, until, order_id, opened_at, ended_at) VALUES
    (1, 1001, 'PASAR_JAYA', 2, 26500, 'KG', 'open', 2, 1764100000000, NULL, 1764000200000, NULL),
    (2, 1001, 'PASAR_JAYA', 2, 26500, 'KG', 'declined', 2, 1764100000000, NULL, 1764000100000, 1764000150000);
INSERT INTO bids (talk_id, number, side, person_id, quantity, unit, price, at) VALUES
    (1, 1, 'BUYER', 2, 1000000, 'TON', 25750, 1764000200000), (1, 2, 'SELLER', 1, 1000000, 'TON', 26250, 1764000300000),
    (2, 1, 'BUYER', 2, 500000, 'KG', 25000, 1764000100000);
