-- What holds now: one holiday a day, one week of a calendar from a day on, one state of a closure.
CREATE UNIQUE INDEX holiday_of_day ON "Holiday" ("day") WHERE "untilVersion" IS NULL;
CREATE UNIQUE INDEX week_of_day ON "WorkWeek" (coalesce("departmentId", '00000000-0000-0000-0000-000000000000'), "effectiveFrom") WHERE "untilVersion" IS NULL;
CREATE UNIQUE INDEX closure_as_it_is ON "Closure" ("closureId") WHERE "untilVersion" IS NULL;
ALTER TABLE "Closure" ADD CONSTRAINT closure_ends_after_it_begins CHECK ("from" < "until");
