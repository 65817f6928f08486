-- One row at least in every table that this migration makes, on both engines: the next migrations must cope with it.
INSERT INTO inbox (bot_id, update_id, received_at) VALUES (700001, 600000001, 1764000000000);
INSERT INTO set_aside (id, bot_id, update_id, raw, reason, code, at) VALUES (1, 700001, 600000002, '{}', 'a panic', 'K7', 1764000000000);
INSERT INTO outbox (id, chat_id, act, edit_message_id, priority, silent, prompt, not_before, notice, state, attempts, uncertain, error,
    message_id, created_at, done_at) VALUES
    (1, 5000001, 'say', NULL, 0, 0, 1, 1764000000000, '{}', 'queued', 1, 1, 'cut', NULL, 1764000000000, NULL),
    (2, 5000001, 'unprompt', 34, 0, 1, 0, 1764000000000, NULL, 'sent', 1, 0, NULL, NULL, 1764000000000, 1764000001000),
    (3, 5000001, 'commands', NULL, 2, 1, 0, 1764000000000, '[]', 'parked', 1, 0, 'no', NULL, 1764000000000, 1764000001000),
    (4, 5000001, 'say', 34, 1, 0, 0, 1764000000000, '{}', 'superseded', 0, 0, NULL, NULL, 1764000000000, 1764000001000);
INSERT INTO chat_leases (chat_id, owner, until, held_until, unreachable_since) VALUES
    (5000001, 'a', 1764000060000, 0, NULL), (5000002, '', 0, 0, 1764000001000);
