UPDATE outbox SET buttons = 1 WHERE id = 1;
