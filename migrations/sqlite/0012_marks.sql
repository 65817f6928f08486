-- A sent message is marked by one statement: whether it has buttons is part of its row, and the last question of a chat
-- follows from it.
ALTER TABLE outbox ADD COLUMN buttons INTEGER CHECK (buttons IN (0, 1));

-- Who has left meanwhile is asked nothing.
CREATE TRIGGER outbox_prompts AFTER UPDATE OF state ON outbox
WHEN NEW.state = 'sent' AND NEW.prompt = 1 AND NEW.message_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM conversations WHERE chat_id = NEW.chat_id)
BEGIN
    INSERT INTO prompts (chat_id, outbox_id, message_id)
    VALUES (NEW.chat_id, NEW.id, CASE WHEN NEW.buttons = 1 THEN NEW.message_id END)
    ON CONFLICT (chat_id) DO UPDATE SET outbox_id = excluded.outbox_id, message_id = excluded.message_id;
END;

-- The message whose buttons go when this one is sent: the question that it follows on.
ALTER TABLE outbox ADD COLUMN unprompt_message_id INTEGER;

-- Edits that wait, which a newer edit takes the place of.
CREATE INDEX outbox_edits ON outbox (chat_id, edit_message_id) WHERE state = 'queued' AND edit_message_id IS NOT NULL;
