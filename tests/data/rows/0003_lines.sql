INSERT INTO unread (id, day, why, text) VALUES (1, '2026-11-24', 'NOT_OFFER', 'ok siap');
