-- Every paper that was issued. `facts` is what it says, until one of its parties is erased; `sha256` is the hash of its bytes, and
-- `chain` that of the row and of the chain before it, so that no row can be changed, left out or put between unnoticed.

CREATE TABLE papers (
    id BIGINT PRIMARY KEY NOT NULL CHECK (id > 0),
    code TEXT NOT NULL UNIQUE CHECK (length(code) = 10),
    order_id BIGINT NOT NULL REFERENCES orders (id),
    kind TEXT NOT NULL CHECK (kind IN ('CONFIRMATION', 'DELIVERY', 'RECEIPT')),
    number BIGINT NOT NULL CHECK (number > 0),
    facts TEXT,
    link TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    chain TEXT NOT NULL CHECK (length(chain) = 64),
    issued_by BIGINT NOT NULL REFERENCES persons (id),
    issued_at BIGINT NOT NULL,
    UNIQUE (order_id, kind, number)
);
