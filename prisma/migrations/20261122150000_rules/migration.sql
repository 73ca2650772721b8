-- CreateEnum
CREATE TYPE "RuleKind" AS ENUM ('assignment', 'automation');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "awaySince" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "Rule" (
    "id" UUID NOT NULL,
    "kind" "RuleKind" NOT NULL,
    "name" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "on" BOOLEAN NOT NULL DEFAULT false,
    "trigger" JSONB NOT NULL DEFAULT '{}',
    "conditions" JSONB NOT NULL DEFAULT '{}',
    "acts" JSONB NOT NULL DEFAULT '[]',
    "positionId" UUID NOT NULL,
    "onSince" TIMESTAMPTZ(6),
    "timeFrom" TIMESTAMPTZ(6),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "removedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RuleRun" (
    "id" BIGSERIAL NOT NULL,
    "ruleId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "eventId" BIGINT,
    "key" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "error" JSONB,
    "matched" JSONB NOT NULL DEFAULT '[]',
    "done" JSONB NOT NULL DEFAULT '[]',
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "RuleRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RuleTurn" (
    "ruleId" UUID NOT NULL,
    "positionId" UUID NOT NULL,
    "turn" BIGINT NOT NULL,

    CONSTRAINT "RuleTurn_pkey" PRIMARY KEY ("ruleId","positionId")
);

-- CreateTable
CREATE TABLE "EventWatch" (
    "type" TEXT NOT NULL,

    CONSTRAINT "EventWatch_pkey" PRIMARY KEY ("type")
);

-- CreateTable
CREATE TABLE "Macro" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "userId" UUID,
    "departmentId" UUID,
    "acts" JSONB NOT NULL DEFAULT '[]',
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "removedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Macro_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MacroRun" (
    "id" UUID NOT NULL,
    "macroId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "requestVersion" INTEGER NOT NULL,
    "undo" JSONB,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "undoneAt" TIMESTAMPTZ(6),

    CONSTRAINT "MacroRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RuleRun_ruleId_id_idx" ON "RuleRun"("ruleId", "id" DESC);

-- CreateIndex
CREATE INDEX "RuleRun_requestId_idx" ON "RuleRun"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "RuleRun_ruleId_key_key" ON "RuleRun"("ruleId", "key");

-- CreateIndex
CREATE INDEX "Macro_userId_idx" ON "Macro"("userId");

-- CreateIndex
CREATE INDEX "Macro_departmentId_idx" ON "Macro"("departmentId");

-- CreateIndex
CREATE INDEX "MacroRun_requestId_idx" ON "MacroRun"("requestId");

-- CreateIndex
CREATE INDEX "MacroRun_userId_at_idx" ON "MacroRun"("userId", "at" DESC);

-- AddForeignKey
ALTER TABLE "RuleRun" ADD CONSTRAINT "RuleRun_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "Rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MacroRun" ADD CONSTRAINT "MacroRun_macroId_fkey" FOREIGN KEY ("macroId") REFERENCES "Macro"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
