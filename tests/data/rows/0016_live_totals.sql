INSERT INTO live_totals (commodity, unit, pack_base, pack_unit, offers, amount) SELECT 'later', 'KG', 0, '', 0, 0;
INSERT INTO live_changes (id, commodity, unit, pack_base, pack_unit, offers, amount) VALUES (900001, 'later', 'KG', 0, '', 0, 0);
