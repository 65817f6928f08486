-- SQLite has one writer, so that nobody ever waits for a sum: what changes is added at once, and a search never adds up changes.
-- What was noted before is added by the next run of the job that adds changes.
DROP TRIGGER offers_live_inserted;
DROP TRIGGER offers_live_updated;
DROP TRIGGER offers_live_deleted;

CREATE TRIGGER offers_live_inserted AFTER INSERT ON offers WHEN NEW.status = 'published' AND NEW.available > 0
BEGIN
    INSERT INTO live_totals (commodity, unit, pack_base, pack_unit, offers, amount)
        VALUES (NEW.commodity, NEW.unit, COALESCE(NEW.pack_base, 0), COALESCE(NEW.pack_unit, ''), 1, NEW.available)
        ON CONFLICT (commodity, unit, pack_base, pack_unit) DO UPDATE SET offers = live_totals.offers + 1,
            amount = live_totals.amount + excluded.amount;
END;
CREATE TRIGGER offers_live_updated AFTER UPDATE OF status, available, commodity, unit, pack_base, pack_unit ON offers
WHEN (OLD.status = 'published' AND OLD.available > 0) OR (NEW.status = 'published' AND NEW.available > 0)
BEGIN
    UPDATE live_totals SET offers = offers - 1, amount = amount - OLD.available
        WHERE OLD.status = 'published' AND OLD.available > 0 AND commodity = OLD.commodity AND unit = OLD.unit
            AND pack_base = COALESCE(OLD.pack_base, 0) AND pack_unit = COALESCE(OLD.pack_unit, '');
    INSERT INTO live_totals (commodity, unit, pack_base, pack_unit, offers, amount)
        SELECT NEW.commodity, NEW.unit, COALESCE(NEW.pack_base, 0), COALESCE(NEW.pack_unit, ''), 1, NEW.available
        WHERE NEW.status = 'published' AND NEW.available > 0
        ON CONFLICT (commodity, unit, pack_base, pack_unit) DO UPDATE SET offers = live_totals.offers + 1,
            amount = live_totals.amount + excluded.amount;
END;
CREATE TRIGGER offers_live_deleted AFTER DELETE ON offers WHEN OLD.status = 'published' AND OLD.available > 0
BEGIN
    UPDATE live_totals SET offers = offers - 1, amount = amount - OLD.available
        WHERE commodity = OLD.commodity AND unit = OLD.unit
            AND pack_base = COALESCE(OLD.pack_base, 0) AND pack_unit = COALESCE(OLD.pack_unit, '');
END;
