INSERT INTO day_reports (day, facts, taken_at) VALUES ('2026-11-23', '{}', 1795568400000);
UPDATE offers SET repeats = 1001 WHERE id = 1002;
