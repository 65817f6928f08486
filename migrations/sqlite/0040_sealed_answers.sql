-- Answers to a demand can be sealed until a moment: nobody sees another's, the buyer neither, and none is taken. At that moment they are opened
-- all together, and the demand takes no more of them.

ALTER TABLE demands ADD COLUMN sealed_until INTEGER CHECK (sealed_until > created_at);
ALTER TABLE demands ADD COLUMN opened_at INTEGER CHECK (opened_at IS NULL OR (sealed_until IS NOT NULL AND opened_at >= sealed_until));
CREATE INDEX demands_sealed ON demands (sealed_until) WHERE sealed_until IS NOT NULL AND opened_at IS NULL;
