-- SQLite has one writer, so that nobody ever waits for a sum: what changes is added at once, and a search never adds up changes.
-- What was noted before is added now; its emptied notes go with the next run of the job that adds changes.
INSERT INTO live_totals (commodity, unit, pack_base, pack_unit, offers, amount)
    SELECT commodity, unit, pack_base, pack_unit, SUM(offers), SUM(amount) FROM live_changes
    WHERE TRUE GROUP BY commodity, unit, pack_base, pack_unit
    ON CONFLICT (commodity, unit, pack_base, pack_unit) DO UPDATE SET offers = live_totals.offers + excluded.offers,
        amount = live_totals.amount + excluded.amount;
UPDATE live_changes SET offers = 0, amount = 0;

DROP TRIGGER offers_live_inserted;
DROP TRIGGER offers_live_updated;
DROP TRIGGER offers_live_deleted;

CREATE TRIGGER offers_live_inserted AFTER INSERT ON offers WHEN NEW.status = 'published' AND NEW.available > 0
BEGIN
    INSERT INTO live_totals (commodity, unit, pack_base, pack_unit, offers, amount)
        VALUES (NEW.commodity, NEW.unit, COALESCE(NEW.pack_base, 0), COALESCE(NEW.pack_unit, ''), 1, NEW.available)
        ON CONFLICT (commodity, unit, pack_base, pack_unit) DO UPDATE SET offers = live_totals.offers + excluded.offers,
            amount = live_totals.amount + excluded.amount;
END;
CREATE TRIGGER offers_live_updated AFTER UPDATE OF status, available, commodity, unit, pack_base, pack_unit ON offers
WHEN (OLD.status = 'published' AND OLD.available > 0) OR (NEW.status = 'published' AND NEW.available > 0)
BEGIN
    INSERT INTO live_totals (commodity, unit, pack_base, pack_unit, offers, amount)
        SELECT OLD.commodity, OLD.unit, COALESCE(OLD.pack_base, 0), COALESCE(OLD.pack_unit, ''), -1, 0 - OLD.available
        WHERE OLD.status = 'published' AND OLD.available > 0
        ON CONFLICT (commodity, unit, pack_base, pack_unit) DO UPDATE SET offers = live_totals.offers + excluded.offers,
            amount = live_totals.amount + excluded.amount;
    INSERT INTO live_totals (commodity, unit, pack_base, pack_unit, offers, amount)
        SELECT NEW.commodity, NEW.unit, COALESCE(NEW.pack_base, 0), COALESCE(NEW.pack_unit, ''), 1, NEW.available
        WHERE NEW.status = 'published' AND NEW.available > 0
        ON CONFLICT (commodity, unit, pack_base, pack_unit) DO UPDATE SET offers = live_totals.offers + excluded.offers,
            amount = live_totals.amount + excluded.amount;
END;
CREATE TRIGGER offers_live_deleted AFTER DELETE ON offers WHEN OLD.status = 'published' AND OLD.available > 0
BEGIN
    INSERT INTO live_totals (commodity, unit, pack_base, pack_unit, offers, amount)
        VALUES (OLD.commodity, OLD.unit, COALESCE(OLD.pack_base, 0), COALESCE(OLD.pack_unit, ''), -1, 0 - OLD.available)
        ON CONFLICT (commodity, unit, pack_base, pack_unit) DO UPDATE SET offers = live_totals.offers + excluded.offers,
            amount = live_totals.amount + excluded.amount;
END;
