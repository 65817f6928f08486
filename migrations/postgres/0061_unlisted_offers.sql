-- An offer that was made for an answer which a buyer took: its seller never put it up, so that it is of its order alone and counts as no new
-- offer. Days that were reported are recounted as they were told, and so offers from before stay as they are.

ALTER TABLE offers ADD COLUMN unlisted BIGINT NOT NULL DEFAULT 0 CHECK (unlisted IN (0, 1));
