-- What a batch of updates and its answers need to be one conversation with the database.

-- The last question that a chat was sent: its row of the outbox, and its message if that has buttons. Only who sends
-- writes here, so that inbox and outbox never wait for each other's rows of one chat.
CREATE TABLE prompts (
    chat_id INTEGER PRIMARY KEY NOT NULL,
    outbox_id INTEGER NOT NULL,
    message_id INTEGER
) STRICT;
INSERT INTO prompts (chat_id, outbox_id, message_id)
    SELECT chat_id, 0, prompt_message_id FROM conversations WHERE prompt_message_id IS NOT NULL;

-- Which of them was answered by typing or replaced. The message itself is not kept here any more.
ALTER TABLE conversations ADD COLUMN answered_prompt INTEGER;
UPDATE conversations SET prompt_message_id = NULL;

-- What was last said to a chat.
CREATE INDEX outbox_chat ON outbox (chat_id, id);
