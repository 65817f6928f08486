-- A seller may show his goods: Telegram's name of the photo's file. The picture itself stays with Telegram.

ALTER TABLE offers ADD COLUMN photo TEXT CHECK (length(photo) BETWEEN 1 AND 300);
