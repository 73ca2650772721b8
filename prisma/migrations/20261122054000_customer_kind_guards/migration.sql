-- A kind or stage that few have is found without reading all.
CREATE INDEX customer_by_kind ON "Customer" ("kind", "createdAt" DESC, "id" DESC) WHERE "mergedIntoId" IS NULL;
CREATE INDEX customer_by_stage ON "Customer" ("stage", "createdAt" DESC, "id" DESC) WHERE "mergedIntoId" IS NULL;
