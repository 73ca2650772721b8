-- CreateEnum
CREATE TYPE "ClockKind" AS ENUM ('first_reply', 'resolution', 'hop');

-- CreateEnum
CREATE TYPE "ClockState" AS ENUM ('running', 'paused', 'stopped');

-- CreateEnum
CREATE TYPE "ClockAct" AS ENUM ('start', 'pause', 'resume', 'retarget', 'stop');

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "level" TEXT NOT NULL DEFAULT 'normal';

-- AlterTable
ALTER TABLE "Referral" ADD COLUMN     "dueByTarget" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ServiceTarget" (
    "id" UUID NOT NULL,
    "clock" "ClockKind" NOT NULL,
    "kind" "RequestKind",
    "priority" "Priority",
    "departmentId" UUID,
    "level" TEXT,
    "minutes" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ServiceTarget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clock" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "referralId" UUID,
    "kind" "ClockKind" NOT NULL,
    "state" "ClockState" NOT NULL DEFAULT 'running',
    "round" INTEGER NOT NULL DEFAULT 1,
    "departmentId" UUID,
    "targetId" UUID,
    "targetSeconds" DOUBLE PRECISION,
    "fixed" BOOLEAN NOT NULL DEFAULT false,
    "startedAt" TIMESTAMPTZ(6) NOT NULL,
    "runningFrom" TIMESTAMPTZ(6),
    "runs" JSONB NOT NULL DEFAULT '[]',
    "spentSeconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(6),
    "calendarId" TEXT,
    "calendarVersion" INTEGER,
    "step" INTEGER NOT NULL DEFAULT 0,
    "nextStepAt" TIMESTAMPTZ(6),
    "stoppedAt" TIMESTAMPTZ(6),
    "stopReason" TEXT,
    "entries" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClockEntry" (
    "clockId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "act" "ClockAct" NOT NULL,
    "targetId" UUID,
    "targetSeconds" DOUBLE PRECISION,
    "fixedDueAt" TIMESTAMPTZ(6),
    "calendarId" TEXT,
    "calendarVersion" INTEGER,
    "reason" TEXT,

    CONSTRAINT "ClockEntry_pkey" PRIMARY KEY ("clockId","seq")
);

-- CreateIndex
CREATE INDEX "Clock_requestId_idx" ON "Clock"("requestId");
