-- What becomes of rejected goods has the name that the program gives it.
ALTER TABLE deliveries RENAME COLUMN fate TO disposition;
