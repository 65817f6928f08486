-- Updates that ended the process that applied them.

-- One row a process that runs, gone when it ends as asked.
CREATE TABLE runs (
    owner TEXT PRIMARY KEY NOT NULL,
    started_at BIGINT NOT NULL
);

-- Updates that were tried alone after a process had ended without being asked; gone when they are applied.
CREATE TABLE suspects (
    bot_id BIGINT NOT NULL,
    update_id BIGINT NOT NULL,
    tries BIGINT NOT NULL CHECK (tries > 0),
    at BIGINT NOT NULL,
    PRIMARY KEY (bot_id, update_id)
);

ALTER TABLE set_aside ADD COLUMN replayed_at BIGINT;
