INSERT INTO unread (id, day, why, text, person_id) VALUES (2, '2026-11-24', 'NOT_OFFER', 'lele piro', 1);
INSERT INTO former_names (person_id, name) VALUES (1, 'Pak Wiryo');
