-- The inbox also tells its holder once of a referral that was taken back or cancelled.
CREATE INDEX referral_notice ON "Referral" ("holderPositionId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "status" IN ('cancelled', 'recalled') AND "unread" AND NOT "copy" AND "purpose" <> 'information';
-- What a coordinator is late with.
CREATE INDEX request_overdue ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "status" IN ('new', 'referred', 'answered') AND "firstRepliedAt" IS NULL;
