INSERT INTO consents (id, person_id, version, given_at, recorded_by) VALUES (9, 2, '2026-11', 1764000000000, 1);
