-- One row at least in every table that this migration makes.
INSERT INTO approval_limits (id, organization, amount, entered_by, entered_at) VALUES (1, 'PASAR_JAYA', 25000000, 1, 1764000200000), (2, 'PASAR_JAYA', NULL, NULL, 1764000300000);
