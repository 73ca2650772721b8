-- CreateTable
CREATE TABLE "CalendarVersion" (
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "userId" UUID,
    "act" TEXT NOT NULL,
    "departmentId" UUID,
    "province" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "CalendarVersion_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "WorkWeek" (
    "id" UUID NOT NULL,
    "departmentId" UUID,
    "name" TEXT,
    "effectiveFrom" DATE NOT NULL,
    "effectiveTo" DATE,
    "days" JSONB NOT NULL,
    "onHolidays" BOOLEAN NOT NULL DEFAULT false,
    "sinceVersion" INTEGER NOT NULL,
    "untilVersion" INTEGER,

    CONSTRAINT "WorkWeek_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Closure" (
    "id" UUID NOT NULL,
    "closureId" UUID NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "departmentId" UUID,
    "province" TEXT,
    "reason" TEXT NOT NULL,
    "sinceVersion" INTEGER NOT NULL,
    "untilVersion" INTEGER,

    CONSTRAINT "Closure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WorkWeek_departmentId_effectiveFrom_idx" ON "WorkWeek"("departmentId", "effectiveFrom");

-- CreateIndex
CREATE INDEX "Closure_from_idx" ON "Closure"("from");

-- CreateIndex
CREATE INDEX "Closure_closureId_idx" ON "Closure"("closureId");

-- A holiday keeps its earlier states.
ALTER TABLE "Holiday" DROP CONSTRAINT "Holiday_pkey",
    ADD COLUMN "id" UUID,
    ADD COLUMN "sinceVersion" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "untilVersion" INTEGER;
UPDATE "Holiday" SET "id" = gen_random_uuid();
ALTER TABLE "Holiday" ALTER COLUMN "id" SET NOT NULL, ADD CONSTRAINT "Holiday_pkey" PRIMARY KEY ("id");
CREATE INDEX "Holiday_day_idx" ON "Holiday"("day");

-- What held until now is the first version.
INSERT INTO "CalendarVersion" ("version", "at", "act") VALUES (1, now(), 'started');
INSERT INTO "WorkWeek" ("id", "effectiveFrom", "effectiveTo", "days", "sinceVersion")
SELECT gen_random_uuid(), span."effectiveFrom", span."effectiveTo", (
    SELECT jsonb_agg(coalesce((
        SELECT jsonb_agg(jsonb_build_array(h."opens", h."closes") ORDER BY h."opens") FROM "WorkingHours" h
        WHERE h."weekday" = day AND h."effectiveFrom" = span."effectiveFrom" AND h."effectiveTo" IS NOT DISTINCT FROM span."effectiveTo"
    ), '[]'::jsonb) ORDER BY day) FROM generate_series(0, 6) AS day
), 1 FROM (SELECT DISTINCT "effectiveFrom", "effectiveTo" FROM "WorkingHours") AS span;
DROP TABLE "WorkingHours";
