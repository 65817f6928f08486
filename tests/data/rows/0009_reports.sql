UPDATE offers SET warned_at = warned_at WHERE id = 1001;
