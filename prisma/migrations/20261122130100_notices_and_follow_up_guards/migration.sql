-- Notices: one's list, newest first; what is unread; what is still to go out by mail.
CREATE INDEX notice_list ON "Notice" ("userId", "at" DESC, "id" DESC) WHERE "shown";
CREATE INDEX notice_unread ON "Notice" ("userId", "requestId") WHERE "shown" AND "readAt" IS NULL;
CREATE INDEX notice_mail ON "Notice" ("mailAt", "userId") WHERE "mailAt" IS NOT NULL;

-- What is put off leaves the inbox and lies in the follow-up box; what came back lies in the inbox until somebody acts.
DROP INDEX request_owned_inbox;
CREATE INDEX request_owned_inbox ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "ownerPositionId" IS NOT NULL AND NOT "snoozed" AND ("status" = 'new' OR "unread" OR "deliveryFailed" OR "back");
CREATE INDEX request_snoozed ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id") WHERE "snoozed";
CREATE INDEX referral_awake ON "Referral" ("holderPositionId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "status" IN ('sent', 'seen', 'accepted') AND NOT "copy" AND "purpose" <> 'information' AND NOT "snoozed";
CREATE INDEX referral_snoozed ON "Referral" ("holderPositionId", (coalesce("dueAt", 'infinity')), "id") WHERE "snoozed";

-- What comes back next, and whom to remind next.
CREATE INDEX request_comes_back ON "Request" ("followUpAt") WHERE "followUpAt" IS NOT NULL AND NOT "back";
CREATE INDEX request_reminds ON "Request" ("followUpRemindAt") WHERE "followUpRemindAt" IS NOT NULL;
CREATE INDEX referral_comes_back ON "Referral" ("followUpAt") WHERE "followUpAt" IS NOT NULL AND NOT "back";
CREATE INDEX referral_reminds ON "Referral" ("followUpRemindAt") WHERE "followUpRemindAt" IS NOT NULL;

-- The calendar of a seat.
CREATE INDEX request_calendar_follow_ups ON "Request" ("ownerPositionId", "followUpAt") WHERE "followUpAt" IS NOT NULL;
CREATE INDEX request_calendar_deadlines ON "Request" ("ownerPositionId", "dueAt")
  WHERE "ownerPositionId" IS NOT NULL AND "dueAt" IS NOT NULL AND "status" IN ('new', 'referred', 'answered', 'replied', 'waiting_customer');
CREATE INDEX referral_calendar_follow_ups ON "Referral" ("holderPositionId", "followUpAt") WHERE "followUpAt" IS NOT NULL;
CREATE INDEX referral_snoozed_of_request ON "Referral" ("requestId") WHERE "snoozed";

-- What has ended comes back no more.
UPDATE "Request" SET "followUpAt" = NULL WHERE "followUpAt" IS NOT NULL AND "status" IN ('closed', 'merged', 'spam');

/*
 * Whatever happens to what was put off brings it back, by whichever verb; a reply, a new status or a new date ends what had come back;
 * an end ends the plan too. In the database, so that no verb can forget it.
 */
CREATE FUNCTION follow_up_of_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" IN ('closed', 'merged', 'spam') THEN
    NEW."followUpAt" := NULL;
  ELSIF NEW."followUpAt" IS NOT DISTINCT FROM OLD."followUpAt" THEN
    IF NEW."version" <> OLD."version" OR (NEW."unread" AND NOT OLD."unread") THEN
      NEW."snoozed" := false;
    END IF;
    IF OLD."back" AND (NEW."status" <> OLD."status" OR NEW."ownerPositionId" IS DISTINCT FROM OLD."ownerPositionId"
        OR NEW."lastFinalReplyAt" IS DISTINCT FROM OLD."lastFinalReplyAt") THEN
      NEW."followUpAt" := NULL;
    END IF;
  ELSE
    NEW."back" := false;
  END IF;
  IF NEW."followUpAt" IS NULL THEN
    NEW."snoozed" := false;
    NEW."back" := false;
    NEW."followUpNote" := NULL;
    NEW."followUpById" := NULL;
    NEW."followUpRemindAt" := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_follow_up BEFORE UPDATE ON "Request"
  FOR EACH ROW WHEN (OLD."followUpAt" IS NOT NULL OR NEW."followUpAt" IS NOT NULL) EXECUTE FUNCTION follow_up_of_request();

CREATE FUNCTION follow_up_of_referral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" NOT IN ('sent', 'seen', 'accepted') OR NEW."holderPositionId" IS DISTINCT FROM OLD."holderPositionId"
      OR NEW."round" <> OLD."round" THEN
    NEW."followUpAt" := NULL;
  ELSIF NEW."followUpAt" IS DISTINCT FROM OLD."followUpAt" THEN
    NEW."back" := false;
  ELSIF NEW."version" <> OLD."version" OR (NEW."unread" AND NOT OLD."unread") THEN
    NEW."snoozed" := false;
  END IF;
  IF NEW."followUpAt" IS NULL THEN
    NEW."snoozed" := false;
    NEW."back" := false;
    NEW."followUpNote" := NULL;
    NEW."followUpById" := NULL;
    NEW."followUpRemindAt" := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER referral_follow_up BEFORE UPDATE ON "Referral"
  FOR EACH ROW WHEN (OLD."followUpAt" IS NOT NULL OR NEW."followUpAt" IS NOT NULL) EXECUTE FUNCTION follow_up_of_referral();
