-- An import finds the organization that a row names by its name alone.
CREATE INDEX customer_company_name ON "Customer" ("nameJoined") WHERE "kind" <> 'person' AND "mergedIntoId" IS NULL;
