-- A confirmed national or legal ID belongs to one living card; an unconfirmed one only suggests.
CREATE UNIQUE INDEX customer_confirmed_id ON "Customer" ("nationalId")
  WHERE "nationalIdConfirmedAt" IS NOT NULL AND "mergedIntoId" IS NULL AND "erasedAt" IS NULL;

-- One main way of a kind on a card.
CREATE UNIQUE INDEX contact_one_main ON "ContactPoint" ("customerId", "kind") WHERE "main" AND "retiredAt" IS NULL;
CREATE INDEX contact_stem ON "ContactPoint" ("stem") WHERE "stem" IS NOT NULL AND "retiredAt" IS NULL;

-- Cards whose likeness to others waits to be looked at.
CREATE INDEX customer_unchecked ON "Customer" ("createdAt") WHERE "checkedAt" IS NULL AND "mergedIntoId" IS NULL;

-- Lists of customers: newest cards, by name as Persian sorts it, and by city. None by the last request: it would make every intake rewrite
-- all indexes of the card.
CREATE INDEX customer_newest ON "Customer" ("createdAt" DESC, "id" DESC) WHERE "mergedIntoId" IS NULL;
CREATE INDEX customer_by_name ON "Customer" ("name" COLLATE "fa-x-icu", "id") WHERE "mergedIntoId" IS NULL;
CREATE INDEX customer_by_city ON "Customer" ("city", "id") WHERE "city" IS NOT NULL AND "mergedIntoId" IS NULL;

-- What waits to be judged, likest first.
CREATE INDEX suggestion_open ON "MergeSuggestion" ("score" DESC, "id") WHERE "status" = 'open';

-- The base is scanned once at a time.
CREATE UNIQUE INDEX task_one_scan ON "Task" ("kind") WHERE "kind" = 'identity.scan' AND "status" IN ('queued', 'running', 'stopping');

-- No relation leads from a card to itself.
ALTER TABLE "CustomerRelation" ADD CONSTRAINT relation_of_two CHECK ("fromId" <> "toId");
