-- The facts of days as officials were told them, copies of offers, and the digest of a running day.

CREATE TABLE day_reports (
    day TEXT PRIMARY KEY NOT NULL,
    facts TEXT NOT NULL,
    taken_at BIGINT NOT NULL
);

ALTER TABLE offers ADD COLUMN repeats BIGINT REFERENCES offers (id);

CREATE TABLE digests_of_days (
    person_id BIGINT NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL CHECK (kind IN ('daily', 'provisional')),
    day TEXT NOT NULL,
    queued_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, kind, day)
);
INSERT INTO digests_of_days SELECT person_id, kind, day, queued_at FROM digests;
DROP TABLE digests;
ALTER TABLE digests_of_days RENAME TO digests;

CREATE INDEX orders_decided ON orders (decided_at);
CREATE INDEX cancellations_at ON cancellations (at);
