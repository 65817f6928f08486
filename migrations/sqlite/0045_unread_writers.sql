-- Who wrote a text that could not be read, so that it goes with the account; and how people were called before, so that those
-- names are cut out of such texts as well. Both are deleted with the account.

ALTER TABLE unread ADD COLUMN person_id INTEGER REFERENCES persons (id);
CREATE INDEX unread_person ON unread (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE former_names (
    person_id INTEGER NOT NULL REFERENCES persons (id),
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (person_id, name)
) STRICT;
