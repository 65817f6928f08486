-- What whole lines brought: price talk that was offered, and lines that could not be read.

ALTER TABLE offers ADD COLUMN nego INTEGER NOT NULL DEFAULT 0 CHECK (nego IN (0, 1));

-- Nobody's: neither the person nor the hour is kept. `why` is the reader's code.
CREATE TABLE unread (
    id INTEGER PRIMARY KEY NOT NULL,
    day TEXT NOT NULL,
    why TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX unread_day ON unread (day);
