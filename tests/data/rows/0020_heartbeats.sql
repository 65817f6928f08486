UPDATE runs SET beats = 3, beat_at = 1764000009000;
