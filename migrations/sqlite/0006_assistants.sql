-- Assistants enter offers for farmers without a phone. A consent that was spoken bears who recorded it.

ALTER TABLE consents ADD COLUMN recorded_by INTEGER REFERENCES persons (id);
CREATE INDEX consents_recorded_by ON consents (recorded_by);
CREATE INDEX offers_entered_by ON offers (entered_by, status);
