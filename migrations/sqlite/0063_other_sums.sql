-- Which sum came of a payment, in rupiah, where its seller said that it is not what was to be paid.

ALTER TABLE orders ADD COLUMN came INTEGER CHECK (came > 0);
