-- What is to be sent is found by priority and chat; what was sent leaves that index. Only what is done is forgotten by its time.
DROP INDEX outbox_queued;
CREATE INDEX outbox_queued ON outbox (priority, chat_id, id) WHERE state = 'queued';
DROP INDEX outbox_done;
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX outbox_parked ON outbox (done_at) WHERE state = 'parked';
