-- When both sides agreed to what was received of a load, or a mediator decided it: the day on which it counts as received.

ALTER TABLE deliveries ADD COLUMN agreed_at INTEGER CHECK (agreed_at IS NULL OR answer = 'AGREED');
UPDATE deliveries SET agreed_at = received_at WHERE answer = 'AGREED';
CREATE INDEX deliveries_agreed ON deliveries (agreed_at) WHERE agreed_at IS NOT NULL;
