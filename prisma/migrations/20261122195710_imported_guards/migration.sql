-- Those who came with one file, in the order of the list: read from its beginning, however many they are.
CREATE INDEX customer_imported ON "Customer" ("importId", "createdAt" DESC, "id" DESC) WHERE "importId" IS NOT NULL;
