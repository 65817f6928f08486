-- Orders of which nothing was loaded are asked about more than once: those that nothing was waited for any more are looked at again, from what
-- happened last on, and get their next deadline then.
UPDATE orders SET due_at = COALESCE((SELECT MAX(e.at) FROM events e), confirmed_at) WHERE status = 'confirmed' AND due_at IS NULL;
