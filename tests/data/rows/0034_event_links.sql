-- One row at least in every table that this migration makes.
INSERT INTO event_links (event_id, chain, at)
    VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1764000300000);
