UPDATE persons SET suspended_at = 1764000500000, suspended_chat = 'h' WHERE id = 2;
