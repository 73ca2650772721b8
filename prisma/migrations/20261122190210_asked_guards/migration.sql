-- What a seat has asked of others or handed over and still waits for: among its open referrals these are few.
CREATE INDEX referral_asked ON "Referral" ("fromPositionId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "mode" <> 'refer' AND "status" IN ('sent', 'seen', 'accepted') AND NOT "copy" AND "purpose" <> 'information';
