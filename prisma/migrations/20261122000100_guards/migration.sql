-- Sequences, guards and the indexes behind each list: what the schema files cannot say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE SEQUENCE request_number START 1001;
CREATE SEQUENCE customer_code START 1001;

-- Events are append-only: only erasure may blank the personal side row.
CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are append-only';
END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON "Event"
  FOR EACH ROW EXECUTE FUNCTION event_is_append_only();

-- One holder a seat at a time.
CREATE UNIQUE INDEX position_one_holder ON "PositionHolder" ("positionId") WHERE "until" IS NULL;

-- Identity: an active, unshared key belongs to one customer.
CREATE UNIQUE INDEX contact_one_owner ON "ContactPoint" ("kind", "canonical") WHERE NOT "shared" AND "retiredAt" IS NULL;

-- A pair of cards is stored in one order only.
ALTER TABLE "MergeSuggestion" ADD CONSTRAINT suggestion_pair_ordered CHECK ("customerAId" < "customerBId");

-- A referral goes to a queue or to a seat.
ALTER TABLE "Referral" ADD CONSTRAINT referral_one_target CHECK (("toDepartmentId" IS NULL) <> ("toPositionId" IS NULL));

-- Search: folded text by trigrams.
CREATE INDEX customer_name_trgm ON "Customer" USING gin ("nameKey" gin_trgm_ops);
CREATE INDEX customer_joined_trgm ON "Customer" USING gin ("nameJoined" gin_trgm_ops);
CREATE INDEX customer_national_id ON "Customer" ("nationalId") WHERE "nationalId" IS NOT NULL;
CREATE INDEX contact_canonical_trgm ON "ContactPoint" USING gin ("canonical" gin_trgm_ops);
CREATE INDEX request_search_trgm ON "Request" USING gin ("searchKey" gin_trgm_ops);

-- Lists of requests, newest first.
CREATE INDEX request_newest ON "Request" ("receivedAt" DESC, "id" DESC);
CREATE INDEX request_by_status ON "Request" ("status", "receivedAt" DESC, "id" DESC);
CREATE INDEX request_updated ON "Request" ("lastStepAt" DESC, "id" DESC);

-- The boxes. Sorted by deadline, things without one last.
CREATE INDEX request_common_inbox ON "Request" ((coalesce("dueAt", 'infinity')), "id") WHERE "status" = 'new' AND "ownerPositionId" IS NULL;
CREATE INDEX request_owned_inbox ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "ownerPositionId" IS NOT NULL AND ("status" = 'new' OR "unread" OR "deliveryFailed");
CREATE INDEX request_review ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id") WHERE "status" = 'answered';
CREATE INDEX request_followup ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "status" IN ('referred', 'replied', 'waiting_customer');
CREATE INDEX request_done ON "Request" ("ownerPositionId", "lastStepAt" DESC, "id" DESC) WHERE "status" IN ('closed', 'replied');
CREATE INDEX request_silence ON "Request" ("silenceFrom") WHERE "silenceFrom" IS NOT NULL AND "status" IN ('replied', 'waiting_customer');

CREATE INDEX referral_inbox ON "Referral" ("holderPositionId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "status" IN ('sent', 'seen', 'accepted') AND NOT "copy" AND "purpose" <> 'information';
CREATE INDEX referral_queue ON "Referral" ("toDepartmentId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "holderPositionId" IS NULL AND "status" IN ('sent', 'seen') AND NOT "copy" AND "purpose" <> 'information';
CREATE INDEX referral_copies ON "Referral" ("holderPositionId", "sentAt" DESC, "id" DESC) WHERE "copy" OR "purpose" = 'information';
CREATE INDEX referral_copies_department ON "Referral" ("toDepartmentId", "sentAt" DESC, "id" DESC)
  WHERE "holderPositionId" IS NULL AND ("copy" OR "purpose" = 'information');
CREATE INDEX referral_sent_open ON "Referral" ("fromPositionId", (coalesce("dueAt", 'infinity')), "id") WHERE "status" IN ('sent', 'seen', 'accepted');
CREATE INDEX referral_done ON "Referral" ("holderPositionId", "endedAt" DESC, "id" DESC) WHERE "status" IN ('answered', 'passed_on', 'returned');
CREATE INDEX referral_to_position ON "Referral" ("toPositionId") WHERE "toPositionId" IS NOT NULL;

-- The working week of the house: Saturday to Wednesday 8:00–16:30, until settings say otherwise.
INSERT INTO "WorkingHours" ("id", "weekday", "opens", "closes", "effectiveFrom")
SELECT gen_random_uuid(), day, 480, 990, DATE '2001-01-01' FROM generate_series(0, 4) AS day;
