-- What a price talk agrees to stands before both sides in it: the day (WIB) on which the goods would change hands. Of talks that began before
-- nobody chose one.

ALTER TABLE talks ADD COLUMN day TEXT CHECK (day IS NULL OR length(day) = 10);
