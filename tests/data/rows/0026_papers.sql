-- One row at least in every table that this migration makes.
INSERT INTO papers (id, code, order_id, kind, number, facts, link, sha256, chain, issued_by, issued_at)
    VALUES (1, '7KQ2M4XWPD', 2, 'CONFIRMATION', 1, NULL, 'https://t.me/tembus_test_bot?start=s7KQ2M4XWPD',
    '0000000000000000000000000000000000000000000000000000000000000000', '0000000000000000000000000000000000000000000000000000000000000000', 2, 1764000300000);
