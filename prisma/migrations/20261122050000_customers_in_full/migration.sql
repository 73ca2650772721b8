-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('service', 'news', 'offers', 'survey');

-- CreateEnum
CREATE TYPE "CustomFieldType" AS ENUM ('text', 'number', 'choice', 'date', 'yes_no');

-- CreateEnum
CREATE TYPE "RelationKind" AS ENUM ('member', 'colleague', 'family', 'introduced_by');

-- CreateEnum
CREATE TYPE "InteractionKind" AS ENUM ('call', 'visit', 'meeting', 'letter', 'other');

-- CreateEnum
CREATE TYPE "Direction" AS ENUM ('in', 'out');

-- CreateEnum
CREATE TYPE "SuggestionSource" AS ENUM ('intake', 'check', 'scan');

-- CreateEnum
CREATE TYPE "MergeKind" AS ENUM ('customer', 'split');

-- CreateEnum
CREATE TYPE "MergeAct" AS ENUM ('moved', 'changed', 'removed');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('queued', 'running', 'stopping', 'stopped', 'done', 'failed');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('uploaded', 'running', 'done', 'undoing', 'undone');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('created', 'updated', 'same', 'rejected');

-- AlterTable
ALTER TABLE "ContactPoint" ADD COLUMN     "doNotUse" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "doNotUseReason" TEXT,
ADD COLUMN     "label" TEXT,
ADD COLUMN     "main" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "stem" TEXT;

-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "address" TEXT,
ADD COLUMN     "birthday" DATE,
ADD COLUMN     "checkedAt" TIMESTAMPTZ(6),
ADD COLUMN     "custom" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "erasedAt" TIMESTAMPTZ(6),
ADD COLUMN     "expectations" TEXT,
ADD COLUMN     "incomeBand" TEXT,
ADD COLUMN     "interests" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "nationalIdConfirmedAt" TIMESTAMPTZ(6),
ADD COLUMN     "postalCode" TEXT,
ADD COLUMN     "province" TEXT,
ADD COLUMN     "purchaseCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "purchaseRial" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "satisfactionCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "satisfactionSum" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "services" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "stageSince" TIMESTAMPTZ(6),
ADD COLUMN     "tastes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "File" ADD COLUMN     "customerId" UUID;

-- AlterTable
ALTER TABLE "MergeSuggestion" ADD COLUMN     "decidedAt" TIMESTAMPTZ(6),
ADD COLUMN     "decidedById" UUID,
ADD COLUMN     "laterUntil" TIMESTAMPTZ(6),
ADD COLUMN     "mergeId" UUID,
ADD COLUMN     "source" "SuggestionSource" NOT NULL DEFAULT 'intake';

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "channel" "Channel" NOT NULL DEFAULT 'email';

-- AlterTable
ALTER TABLE "Request" ADD COLUMN     "satisfaction" INTEGER;

-- CreateTable
CREATE TABLE "Consent" (
    "contactPointId" UUID NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "how" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "userId" UUID,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("contactPointId","purpose")
);

-- CreateTable
CREATE TABLE "VerificationCode" (
    "id" UUID NOT NULL,
    "contactPointId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "usedAt" TIMESTAMPTZ(6),

    CONSTRAINT "VerificationCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "tone" TEXT NOT NULL DEFAULT 'neutral',
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerTag" (
    "customerId" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "CustomerTag_pkey" PRIMARY KEY ("customerId","tagId")
);

-- CreateTable
CREATE TABLE "CustomField" (
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "type" "CustomFieldType" NOT NULL,
    "options" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "kinds" "CustomerKind"[],
    "required" BOOLEAN NOT NULL DEFAULT false,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CustomField_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerNote" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "positionId" UUID,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "CustomerNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerRelation" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" "RelationKind" NOT NULL,
    "role" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "CustomerRelation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerView" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "firstAt" TIMESTAMPTZ(6) NOT NULL,
    "lastAt" TIMESTAMPTZ(6) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CustomerView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Interaction" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "kind" "InteractionKind" NOT NULL,
    "direction" "Direction" NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "userId" UUID NOT NULL,
    "positionId" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Interaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Purchase" (
    "id" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "amountRial" BIGINT NOT NULL,
    "costRial" BIGINT,
    "items" JSONB NOT NULL DEFAULT '[]',
    "keys" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Merge" (
    "id" UUID NOT NULL,
    "kind" "MergeKind" NOT NULL,
    "fromId" UUID NOT NULL,
    "intoId" UUID NOT NULL,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(6) NOT NULL,
    "userId" UUID,
    "positionId" UUID,
    "suggestionId" UUID,
    "undoneAt" TIMESTAMPTZ(6),
    "undoneById" UUID,
    "undone" JSONB,

    CONSTRAINT "Merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MergeRow" (
    "id" BIGSERIAL NOT NULL,
    "mergeId" UUID NOT NULL,
    "table" TEXT NOT NULL,
    "key" JSONB NOT NULL,
    "act" "MergeAct" NOT NULL,
    "column" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "MergeRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" "TaskStatus" NOT NULL DEFAULT 'queued',
    "input" JSONB NOT NULL DEFAULT '{}',
    "cursor" JSONB,
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "result" JSONB,
    "error" TEXT,
    "startedById" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "startedAt" TIMESTAMPTZ(6),
    "endedAt" TIMESTAMPTZ(6),

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerImport" (
    "id" UUID NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'uploaded',
    "name" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "encoding" TEXT,
    "delimiter" TEXT,
    "columns" JSONB NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "options" JSONB NOT NULL DEFAULT '{}',
    "taskId" UUID,
    "undoTaskId" UUID,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "CustomerImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "outcome" "ImportOutcome" NOT NULL,
    "hash" TEXT NOT NULL,
    "customerId" UUID,
    "by" TEXT,
    "before" JSONB,
    "added" JSONB,
    "reasons" JSONB,
    "undoneAt" TIMESTAMPTZ(6),

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","line")
);

-- CreateIndex
CREATE INDEX "VerificationCode_contactPointId_idx" ON "VerificationCode"("contactPointId");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_key_key" ON "Tag"("key");

-- CreateIndex
CREATE INDEX "CustomerTag_tagId_idx" ON "CustomerTag"("tagId");

-- CreateIndex
CREATE INDEX "CustomerNote_customerId_at_idx" ON "CustomerNote"("customerId", "at" DESC);

-- CreateIndex
CREATE INDEX "CustomerRelation_toId_idx" ON "CustomerRelation"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerRelation_fromId_toId_kind_key" ON "CustomerRelation"("fromId", "toId", "kind");

-- CreateIndex
CREATE INDEX "CustomerView_customerId_lastAt_idx" ON "CustomerView"("customerId", "lastAt" DESC);

-- CreateIndex
CREATE INDEX "Interaction_customerId_at_idx" ON "Interaction"("customerId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Purchase_externalId_key" ON "Purchase"("externalId");

-- CreateIndex
CREATE INDEX "Purchase_customerId_at_idx" ON "Purchase"("customerId", "at" DESC);

-- CreateIndex
CREATE INDEX "Merge_fromId_idx" ON "Merge"("fromId");

-- CreateIndex
CREATE INDEX "Merge_intoId_idx" ON "Merge"("intoId");

-- CreateIndex
CREATE INDEX "MergeRow_mergeId_table_idx" ON "MergeRow"("mergeId", "table");

-- CreateIndex
CREATE INDEX "Task_kind_createdAt_idx" ON "Task"("kind", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "CustomerImport_sha256_idx" ON "CustomerImport"("sha256");

-- CreateIndex
CREATE INDEX "CustomerImport_createdAt_idx" ON "CustomerImport"("createdAt" DESC);

-- CreateIndex
CREATE INDEX "ImportRow_hash_idx" ON "ImportRow"("hash");

-- CreateIndex
CREATE INDEX "ImportRow_customerId_idx" ON "ImportRow"("customerId");

-- CreateIndex
CREATE INDEX "File_customerId_idx" ON "File"("customerId");

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_contactPointId_fkey" FOREIGN KEY ("contactPointId") REFERENCES "ContactPoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationCode" ADD CONSTRAINT "VerificationCode_contactPointId_fkey" FOREIGN KEY ("contactPointId") REFERENCES "ContactPoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerTag" ADD CONSTRAINT "CustomerTag_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerTag" ADD CONSTRAINT "CustomerTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerNote" ADD CONSTRAINT "CustomerNote_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerRelation" ADD CONSTRAINT "CustomerRelation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerRelation" ADD CONSTRAINT "CustomerRelation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerView" ADD CONSTRAINT "CustomerView_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interaction" ADD CONSTRAINT "Interaction_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Purchase" ADD CONSTRAINT "Purchase_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MergeSuggestion" ADD CONSTRAINT "MergeSuggestion_customerAId_fkey" FOREIGN KEY ("customerAId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MergeSuggestion" ADD CONSTRAINT "MergeSuggestion_customerBId_fkey" FOREIGN KEY ("customerBId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MergeRow" ADD CONSTRAINT "MergeRow_mergeId_fkey" FOREIGN KEY ("mergeId") REFERENCES "Merge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "CustomerImport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
