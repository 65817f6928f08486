INSERT INTO runs (owner, started_at) VALUES ('1-00', 1764000000000);
INSERT INTO suspects (bot_id, update_id, tries, at) VALUES (700001, 600000001, 1, 1764000000000);
