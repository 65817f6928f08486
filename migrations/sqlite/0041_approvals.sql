-- Above so many rupiah an order of an organisation needs the yes of a second person who buys for it, before its seller is asked. The last row of
-- the organisation holds, rows are never changed; without an amount none is needed any more.

CREATE TABLE approval_limits (
    id INTEGER PRIMARY KEY NOT NULL,
    organization TEXT NOT NULL CHECK (organization IN ('PASAR_JAYA', 'DHARMA_JAYA', 'FOOD_STATION')),
    amount INTEGER CHECK (amount > 0),
    -- nobody where it came by the command line
    entered_by INTEGER REFERENCES persons (id),
    entered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX approval_limits_organization ON approval_limits (organization, id);

-- Of an order that needs it: who decided last, never the person that asked; how far it is; and whether its seller said yes before.
ALTER TABLE orders ADD COLUMN approval_by INTEGER REFERENCES persons (id) CHECK (approval_by <> buyer_id);
ALTER TABLE orders ADD COLUMN approval TEXT CHECK (approval IN ('WAITING', 'RETURNED', 'GIVEN')
    AND (approval = 'WAITING' OR approval_by IS NOT NULL) AND (approval = 'GIVEN' OR confirmed_at IS NULL));
ALTER TABLE orders ADD COLUMN agreed_ahead INTEGER NOT NULL DEFAULT 0 CHECK (agreed_ahead IN (0, 1));
ALTER TABLE orders ADD COLUMN remark TEXT;
