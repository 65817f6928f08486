-- That a process lives: how often its heart has beaten, and when by the server's clock (epoch milliseconds).
ALTER TABLE runs ADD COLUMN beats BIGINT NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN beat_at BIGINT NOT NULL DEFAULT 0;
