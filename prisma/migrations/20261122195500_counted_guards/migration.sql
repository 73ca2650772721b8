-- Each index says exactly what its stream of a box says: a counter is then read from the index alone, without a row of the table. What
-- views of a box ask most (unread, kind, priority) stands beside, for their figures.
DROP INDEX request_owned_inbox;
CREATE INDEX request_owned_inbox ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id") INCLUDE ("unread", "kind", "priority")
  WHERE "ownerPositionId" IS NOT NULL AND NOT "snoozed" AND ("status" = 'new' OR "unread" OR "deliveryFailed" OR "back")
    AND "status" NOT IN ('answered', 'spam', 'merged');
DROP INDEX request_review;
CREATE INDEX request_review ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id") INCLUDE ("kind", "priority")
  WHERE "status" = 'answered' AND NOT "snoozed";
DROP INDEX request_followup;
CREATE INDEX request_followup ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id") INCLUDE ("kind", "priority")
  WHERE "status" IN ('referred', 'replied', 'waiting_customer') AND ("status" <> 'replied' OR "followUpAt" IS NOT NULL);
-- What is late is compared by its time itself, so that must stand beside the order.
DROP INDEX request_overdue;
CREATE INDEX request_overdue ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id") INCLUDE ("dueAt", "kind", "priority")
  WHERE "status" IN ('new', 'referred', 'answered');
DROP INDEX request_common_inbox;
CREATE INDEX request_common_inbox ON "Request" ((coalesce("dueAt", 'infinity')), "id") INCLUDE ("dueAt", "unread", "kind", "priority")
  WHERE "status" = 'new' AND "ownerPositionId" IS NULL;
DROP INDEX referral_inbox;
CREATE INDEX referral_inbox ON "Referral" ("holderPositionId", (coalesce("dueAt", 'infinity')), "id") INCLUDE ("dueAt", "snoozed", "unread")
  WHERE "status" IN ('sent', 'seen', 'accepted') AND NOT "copy" AND "purpose" <> 'information';
DROP INDEX referral_queue;
CREATE INDEX referral_queue ON "Referral" ("toDepartmentId", (coalesce("dueAt", 'infinity')), "id") INCLUDE ("dueAt")
  WHERE "holderPositionId" IS NULL AND "status" IN ('sent', 'seen') AND NOT "copy" AND "purpose" <> 'information';
DROP INDEX referral_copies;
CREATE INDEX referral_copies ON "Referral" ("holderPositionId", "sentAt" DESC, "id" DESC) INCLUDE ("unread")
  WHERE ("copy" OR "purpose" = 'information') AND "status" IN ('sent', 'seen');
DROP INDEX referral_copies_department;
CREATE INDEX referral_copies_department ON "Referral" ("toDepartmentId", "sentAt" DESC, "id" DESC) INCLUDE ("unread")
  WHERE "holderPositionId" IS NULL AND ("copy" OR "purpose" = 'information') AND "status" IN ('sent', 'seen');
DROP INDEX referral_snoozed;
CREATE INDEX referral_snoozed ON "Referral" ("holderPositionId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "snoozed" AND "status" IN ('sent', 'seen', 'accepted');
-- Since what was asked has an index of its own, nothing reads this one.
DROP INDEX referral_sent_open;
-- Opinions that are still awaited are few, but a small base was read whole for them.
CREATE INDEX referral_opinion_pending ON "Referral" ("parentId") WHERE "mode" = 'ask' AND "status" IN ('sent', 'seen', 'accepted');
