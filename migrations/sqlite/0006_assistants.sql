-- Assistants enter offers for farmers without a phone. A consent that was spoken bears who recorded it.

ALTER TABLE consents ADD COLUMN recorded_by INTEGER REFERENCES persons (id);
CREATE INDEX consents_recorded_by ON consents (recorded_by);
CREATE INDEX offers_entered_by ON offers (entered_by, status);

-- SQLite can't change a CHECK: the tables are made anew. Nothing refers to them.
CREATE TABLE new_roles (
    person_id INTEGER NOT NULL REFERENCES persons (id),
    role TEXT NOT NULL CHECK (role IN ('SELLER', 'ASSISTANT', 'BUYER', 'OFFICIAL', 'ADMIN')),
    organization TEXT CHECK (organization IN ('PASAR_JAYA', 'DHARMA_JAYA', 'FOOD_STATION')),
    office TEXT CHECK (office IN ('BAPPEDA', 'DKPP', 'DISPERINDAG', 'BAGPEM', 'BTC')),
    granted_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (person_id, role),
    CHECK ((role = 'BUYER') = (organization IS NOT NULL)),
    CHECK ((role = 'OFFICIAL') = (office IS NOT NULL))
) STRICT;
INSERT INTO new_roles (person_id, role, organization, office, granted_at, ended_at)
    SELECT person_id, role, organization, office, granted_at, ended_at FROM roles;
DROP TABLE roles;
ALTER TABLE new_roles RENAME TO roles;
CREATE INDEX roles_organization ON roles (organization);

CREATE TABLE new_invitations (
    code_hash TEXT PRIMARY KEY NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('ASSISTANT', 'BUYER', 'OFFICIAL', 'ADMIN')),
    organization TEXT,
    office TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by INTEGER REFERENCES persons (id),
    used_at INTEGER,
    CHECK ((role = 'BUYER') = (organization IS NOT NULL)),
    CHECK ((role = 'OFFICIAL') = (office IS NOT NULL)),
    CHECK (used_by IS NULL OR used_at IS NOT NULL)
) STRICT;
INSERT INTO new_invitations (code_hash, role, organization, office, created_at, expires_at, used_by, used_at)
    SELECT code_hash, role, organization, office, created_at, expires_at, used_by, used_at FROM invitations;
DROP TABLE invitations;
ALTER TABLE new_invitations RENAME TO invitations;
