-- The log of a clock is append-only.
CREATE FUNCTION clock_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log of a clock is append-only';
END $$;
CREATE TRIGGER clock_entry_append_only BEFORE UPDATE OR DELETE ON "ClockEntry"
  FOR EACH ROW EXECUTE FUNCTION clock_log_is_append_only();

-- Two rows never ask for the same.
CREATE UNIQUE INDEX target_once ON "ServiceTarget" ("clock", "kind", "priority", "departmentId", "level") NULLS NOT DISTINCT;
ALTER TABLE "ServiceTarget" ADD CONSTRAINT target_positive CHECK ("minutes" > 0);

-- One clock of a kind for a request, one for a referral.
CREATE UNIQUE INDEX clock_of_referral ON "Clock" ("referralId") WHERE "referralId" IS NOT NULL;
-- What is late, and what is to be warned of or told next: found by its time, whatever the number of clocks.
CREATE INDEX clock_due ON "Clock" ("dueAt", "id") WHERE "state" = 'running';
CREATE INDEX clock_next_step ON "Clock" ("nextStepAt") WHERE "nextStepAt" IS NOT NULL;

-- The hours to the first reply stood in a setting.
INSERT INTO "ServiceTarget" ("id", "clock", "priority", "minutes", "createdAt", "updatedAt")
SELECT gen_random_uuid(), 'first_reply', p::"Priority", 60 * coalesce(
    (SELECT (s."value" ->> p)::int FROM "Setting" s WHERE s."key" = 'targets'),
    CASE p WHEN 'low' THEN 27 WHEN 'normal' THEN 18 WHEN 'high' THEN 9 ELSE 3 END), now(), now()
FROM unnest(ARRAY['low', 'normal', 'high', 'urgent']) AS p;
DELETE FROM "Setting" WHERE "key" = 'targets';

-- Deadlines that run now get their clocks; what is over has none.
INSERT INTO "Clock" ("id", "requestId", "kind", "targetId", "targetSeconds", "startedAt", "runningFrom", "dueAt", "nextStepAt")
SELECT gen_random_uuid(), q."id", 'first_reply', t."id", t."minutes" * 60, q."createdAt", q."createdAt", q."dueAt", q."dueAt"
FROM "Request" q JOIN "ServiceTarget" t ON t."clock" = 'first_reply' AND t."priority" = q."priority"
WHERE q."firstRepliedAt" IS NULL AND q."status" IN ('new', 'referred', 'answered') AND q."dueAt" IS NOT NULL;
INSERT INTO "Clock" ("id", "requestId", "referralId", "kind", "departmentId", "fixed", "startedAt", "runningFrom", "dueAt", "nextStepAt")
SELECT gen_random_uuid(), r."requestId", r."id", 'hop', coalesce(p."departmentId", r."toDepartmentId"), true, r."sentAt", r."sentAt", r."dueAt", r."dueAt"
FROM "Referral" r LEFT JOIN "Position" p ON p."id" = r."holderPositionId"
WHERE r."status" IN ('sent', 'seen', 'accepted') AND NOT r."copy" AND r."purpose" <> 'information' AND r."dueAt" IS NOT NULL;
INSERT INTO "ClockEntry" ("clockId", "seq", "at", "act", "targetId", "targetSeconds", "fixedDueAt", "reason")
SELECT "id", 1, "startedAt", 'start', "targetId", "targetSeconds", CASE WHEN "fixed" THEN "dueAt" END, 'migrated' FROM "Clock";
-- From here on the deadline of a request is one that runs.
UPDATE "Request" SET "dueAt" = NULL WHERE "dueAt" IS NOT NULL AND ("firstRepliedAt" IS NOT NULL OR "status" NOT IN ('new', 'referred', 'answered'));
