-- Few stand above the lowest level: the list of customers finds them by this.
CREATE INDEX customer_level ON "Customer" ("level", "createdAt" DESC, "id" DESC) WHERE "levelRank" > 0;
