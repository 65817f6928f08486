-- How many attempts Telegram itself failed with (5xx in the Bot API's form): after so many of them a message is parked. Whether an attempt may
-- have arrived is another count: time-outs, answers of a proxy and chats that were taken over say nothing of the message.
ALTER TABLE outbox ADD COLUMN failed_attempts INTEGER NOT NULL DEFAULT 0;
