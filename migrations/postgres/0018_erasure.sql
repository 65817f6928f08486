-- Whose update a dead letter is, so that it can be erased with the person.

ALTER TABLE set_aside ADD COLUMN chat_id BIGINT;
CREATE INDEX set_aside_chat ON set_aside (chat_id);
