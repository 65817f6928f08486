-- A buyer may say something with his order, and a seller's usual point of handover is remembered.

ALTER TABLE orders ADD COLUMN buyer_note TEXT CHECK (length(buyer_note) BETWEEN 1 AND 200);
ALTER TABLE persons ADD COLUMN usual_handover TEXT CHECK (usual_handover IN ('SELLER_SITE', 'HUB', 'BUYER_SITE'));

UPDATE persons SET usual_handover = (SELECT o.handover FROM offers o WHERE o.seller_id = persons.id ORDER BY o.id DESC LIMIT 1);
