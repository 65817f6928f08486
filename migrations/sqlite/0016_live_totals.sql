-- What buyers can see now is counted as offers change, so that a search need not add it up: sums of each kind of goods, and
-- the changes that were not added to them yet. Nobody waits for anybody here: changes are only inserted.
CREATE TABLE live_totals (
    commodity TEXT NOT NULL,
    unit TEXT NOT NULL,
    pack_base INTEGER NOT NULL,
    pack_unit TEXT NOT NULL,
    offers INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (commodity, unit, pack_base, pack_unit)
) STRICT;
CREATE TABLE live_changes (
    id INTEGER PRIMARY KEY NOT NULL,
    commodity TEXT NOT NULL,
    unit TEXT NOT NULL,
    pack_base INTEGER NOT NULL,
    pack_unit TEXT NOT NULL,
    offers INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    -- 1: being added to the sums
    taken INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO live_totals (commodity, unit, pack_base, pack_unit, offers, amount)
    SELECT commodity, unit, COALESCE(pack_base, 0), COALESCE(pack_unit, ''), COUNT(*), SUM(available) FROM offers
    WHERE status = 'published' AND available > 0 GROUP BY 1, 2, 3, 4;

CREATE TRIGGER offers_live_inserted AFTER INSERT ON offers WHEN NEW.status = 'published' AND NEW.available > 0
BEGIN
    INSERT INTO live_changes (commodity, unit, pack_base, pack_unit, offers, amount)
        VALUES (NEW.commodity, NEW.unit, COALESCE(NEW.pack_base, 0), COALESCE(NEW.pack_unit, ''), 1, NEW.available);
END;
CREATE TRIGGER offers_live_updated AFTER UPDATE OF status, available, commodity, unit, pack_base, pack_unit ON offers
WHEN (OLD.status = 'published' AND OLD.available > 0) OR (NEW.status = 'published' AND NEW.available > 0)
BEGIN
    INSERT INTO live_changes (commodity, unit, pack_base, pack_unit, offers, amount)
        SELECT OLD.commodity, OLD.unit, COALESCE(OLD.pack_base, 0), COALESCE(OLD.pack_unit, ''), -1, 0 - OLD.available
        WHERE OLD.status = 'published' AND OLD.available > 0
        UNION ALL SELECT NEW.commodity, NEW.unit, COALESCE(NEW.pack_base, 0), COALESCE(NEW.pack_unit, ''), 1, NEW.available
        WHERE NEW.status = 'published' AND NEW.available > 0;
END;
CREATE TRIGGER offers_live_deleted AFTER DELETE ON offers WHEN OLD.status = 'published' AND OLD.available > 0
BEGIN
    INSERT INTO live_changes (commodity, unit, pack_base, pack_unit, offers, amount)
        VALUES (OLD.commodity, OLD.unit, COALESCE(OLD.pack_base, 0), COALESCE(OLD.pack_unit, ''), -1, 0 - OLD.available);
END;

-- Summed up no more.
DROP INDEX offers_sums;
DROP INDEX offers_sums_of_all;
