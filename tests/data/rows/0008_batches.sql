INSERT INTO prompts (chat_id, outbox_id, message_id) VALUES (5000002, 1, 35);
