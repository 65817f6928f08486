-- What came in from Telegram and what has to go out.

CREATE TABLE inbox (
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (bot_id, update_id)
) STRICT;
CREATE INDEX inbox_received ON inbox (received_at);

CREATE TABLE set_aside (
    id INTEGER PRIMARY KEY NOT NULL,
    bot_id INTEGER NOT NULL,
    update_id INTEGER,
    raw TEXT NOT NULL,
    reason TEXT NOT NULL,
    code TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- One row a message. Within a chat and a priority the due rows go out in the order of their ids.
-- `say` shows a notice; `unprompt` takes the buttons from a message; `commands` sets the chat's command list
-- for the roles in `notice`.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY NOT NULL,
    chat_id INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('say', 'unprompt', 'commands')),
    edit_message_id INTEGER,
    priority INTEGER NOT NULL CHECK (priority IN (0, 1, 2)),
    silent INTEGER NOT NULL CHECK (silent IN (0, 1)),
    prompt INTEGER NOT NULL CHECK (prompt IN (0, 1)),
    not_before INTEGER NOT NULL,
    notice TEXT,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'parked', 'superseded')),
    attempts INTEGER NOT NULL DEFAULT 0,
    uncertain INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    message_id INTEGER,
    created_at INTEGER NOT NULL,
    done_at INTEGER,
    CHECK ((state = 'queued') = (done_at IS NULL)),
    CHECK ((act = 'unprompt') = (notice IS NULL)),
    CHECK (act <> 'unprompt' OR edit_message_id IS NOT NULL)
) STRICT;
CREATE INDEX outbox_queued ON outbox (state, chat_id, priority, id);
CREATE INDEX outbox_done ON outbox (done_at);

-- One sender a chat at a time, whatever the number of processes; until when the chat is left alone;
-- since when Telegram refuses messages to it.
CREATE TABLE chat_leases (
    chat_id INTEGER PRIMARY KEY NOT NULL,
    owner TEXT NOT NULL,
    until INTEGER NOT NULL,
    held_until INTEGER NOT NULL DEFAULT 0,
    unreachable_since INTEGER
) STRICT;
