-- Orders that were agreed before it was asked why nothing was loaded are looked at once, and get their next deadline then.
UPDATE orders SET due_at = confirmed_at WHERE status = 'confirmed' AND due_at IS NULL;
