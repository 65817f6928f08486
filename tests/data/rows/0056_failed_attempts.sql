UPDATE outbox SET failed_attempts = 1 WHERE id = 1;
