-- What was granted can be taken back. A suspended person keeps the account and holds no role; `suspended_chat` is a hash of
-- the chat, by which a new account of the same chat is refused after the old one was deleted.

ALTER TABLE persons ADD COLUMN suspended_at INTEGER;
ALTER TABLE persons ADD COLUMN suspended_chat TEXT;
CREATE INDEX persons_suspended ON persons (suspended_chat) WHERE suspended_chat IS NOT NULL;
