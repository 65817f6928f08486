-- An offer that stays live and of the same kind is one change instead of two. (On SQLite, which has one writer, sums change at once.)
CREATE OR REPLACE FUNCTION note_live_offer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status = 'published' AND OLD.available > 0 AND NEW.status = 'published' AND NEW.available > 0
        AND (OLD.commodity, OLD.unit, COALESCE(OLD.pack_base, 0), COALESCE(OLD.pack_unit, ''))
            = (NEW.commodity, NEW.unit, COALESCE(NEW.pack_base, 0), COALESCE(NEW.pack_unit, '')) THEN
        IF OLD.available <> NEW.available THEN
            INSERT INTO live_changes (commodity, unit, pack_base, pack_unit, offers, amount)
            VALUES (NEW.commodity, NEW.unit, COALESCE(NEW.pack_base, 0), COALESCE(NEW.pack_unit, ''), 0, NEW.available - OLD.available);
        END IF;
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.status = 'published' AND OLD.available > 0 THEN
        INSERT INTO live_changes (commodity, unit, pack_base, pack_unit, offers, amount)
        VALUES (OLD.commodity, OLD.unit, COALESCE(OLD.pack_base, 0), COALESCE(OLD.pack_unit, ''), -1, 0 - OLD.available);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.status = 'published' AND NEW.available > 0 THEN
        INSERT INTO live_changes (commodity, unit, pack_base, pack_unit, offers, amount)
        VALUES (NEW.commodity, NEW.unit, COALESCE(NEW.pack_base, 0), COALESCE(NEW.pack_unit, ''), 1, NEW.available);
    END IF;
    RETURN NULL;
END $$;
