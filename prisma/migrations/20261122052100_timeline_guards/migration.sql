-- A card's timeline is read from the newest end of each of its streams. Replies and messages follow the customer of their request.
CREATE FUNCTION takes_customer_of_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "customerId" INTO NEW."customerId" FROM "Request" WHERE "id" = NEW."requestId";
  RETURN NEW;
END $$;
CREATE TRIGGER reply_customer BEFORE INSERT OR UPDATE OF "requestId" ON "Reply"
  FOR EACH ROW EXECUTE FUNCTION takes_customer_of_request();
CREATE TRIGGER message_customer BEFORE INSERT OR UPDATE OF "requestId" ON "CustomerMessage"
  FOR EACH ROW EXECUTE FUNCTION takes_customer_of_request();

CREATE FUNCTION request_moved_to_customer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Reply" SET "customerId" = NEW."customerId" WHERE "requestId" = NEW."id";
  UPDATE "CustomerMessage" SET "customerId" = NEW."customerId" WHERE "requestId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER request_customer AFTER UPDATE OF "customerId" ON "Request"
  FOR EACH ROW WHEN (OLD."customerId" IS DISTINCT FROM NEW."customerId") EXECUTE FUNCTION request_moved_to_customer();

UPDATE "Reply" r SET "customerId" = q."customerId" FROM "Request" q WHERE q."id" = r."requestId";
UPDATE "CustomerMessage" m SET "customerId" = q."customerId" FROM "Request" q WHERE q."id" = m."requestId";

CREATE INDEX reply_by_customer ON "Reply" ("customerId", "at" DESC, "id" DESC);
CREATE INDEX message_by_customer ON "CustomerMessage" ("customerId", "at" DESC, "id" DESC);

-- What happened to the card itself: stages, merges. Events of its requests are left out.
CREATE INDEX event_of_card ON "Event" ("customerId", "at" DESC, "id" DESC)
  WHERE "customerId" IS NOT NULL AND ("requestId" IS NULL OR "type" = 'customer.created');

-- Which cards a card is the survivor of, and where a tombstone leads.
CREATE INDEX customer_merged_into ON "Customer" ("mergedIntoId") WHERE "mergedIntoId" IS NOT NULL;
