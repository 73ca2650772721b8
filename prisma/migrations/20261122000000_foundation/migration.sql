-- CreateEnum
CREATE TYPE "CustomerKind" AS ENUM ('person', 'organization', 'supplier');

-- CreateEnum
CREATE TYPE "CustomerStage" AS ENUM ('lead', 'customer');

-- CreateEnum
CREATE TYPE "ContactKind" AS ENUM ('mobile', 'landline', 'email', 'handle');

-- CreateEnum
CREATE TYPE "ContactState" AS ENUM ('claimed', 'verified');

-- CreateEnum
CREATE TYPE "SuggestionStatus" AS ENUM ('open', 'accepted', 'dismissed');

-- CreateEnum
CREATE TYPE "Purpose" AS ENUM ('action', 'answer', 'examine', 'opinion', 'information', 'followup');

-- CreateEnum
CREATE TYPE "Urgency" AS ENUM ('normal', 'urgent', 'immediate');

-- CreateEnum
CREATE TYPE "ReferralStatus" AS ENUM ('sent', 'seen', 'accepted', 'answered', 'passed_on', 'returned', 'recalled', 'cancelled');

-- CreateEnum
CREATE TYPE "ReferralMode" AS ENUM ('refer', 'hand_over', 'ask');

-- CreateEnum
CREATE TYPE "ReplyThen" AS ENUM ('done', 'keep', 'wait', 'close');

-- CreateEnum
CREATE TYPE "CallOutcome" AS ENUM ('reached', 'no_answer', 'busy', 'wrong_number');

-- CreateEnum
CREATE TYPE "OutboxStatus" AS ENUM ('queued', 'sent', 'held', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('web', 'email', 'phone', 'sms', 'telegram', 'bale', 'rubika', 'whatsapp', 'instagram', 'letter', 'fax', 'visit', 'api');

-- CreateEnum
CREATE TYPE "RequestKind" AS ENUM ('question', 'complaint', 'service', 'order', 'suggestion', 'praise', 'other');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('low', 'normal', 'high', 'urgent');

-- CreateEnum
CREATE TYPE "RequestStatus" AS ENUM ('new', 'referred', 'answered', 'replied', 'waiting_customer', 'closed', 'merged', 'spam');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('solved', 'partly', 'refused', 'withdrawn', 'no_answer', 'duplicate');

-- CreateEnum
CREATE TYPE "PositionRole" AS ENUM ('coordinator', 'officer', 'department_manager');

-- CreateTable
CREATE TABLE "WorkingHours" (
    "id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "opens" INTEGER NOT NULL,
    "closes" INTEGER NOT NULL,
    "effectiveFrom" DATE NOT NULL,
    "effectiveTo" DATE,

    CONSTRAINT "WorkingHours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "estimated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "CustomerKind" NOT NULL DEFAULT 'person',
    "stage" "CustomerStage" NOT NULL DEFAULT 'lead',
    "name" TEXT,
    "nameKey" TEXT NOT NULL DEFAULT '',
    "nameJoined" TEXT NOT NULL DEFAULT '',
    "nationalId" TEXT,
    "city" TEXT,
    "requestCount" INTEGER NOT NULL DEFAULT 0,
    "openCount" INTEGER NOT NULL DEFAULT 0,
    "lastRequestAt" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "mergedIntoId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactPoint" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "kind" "ContactKind" NOT NULL,
    "typed" TEXT NOT NULL,
    "canonical" TEXT NOT NULL,
    "state" "ContactState" NOT NULL DEFAULT 'claimed',
    "provedAt" TIMESTAMPTZ(6),
    "verifiedHow" TEXT,
    "origin" BOOLEAN NOT NULL DEFAULT false,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "retiredAt" TIMESTAMPTZ(6),
    "retiredReason" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ContactPoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MergeSuggestion" (
    "id" UUID NOT NULL,
    "customerAId" UUID NOT NULL,
    "customerBId" UUID NOT NULL,
    "status" "SuggestionStatus" NOT NULL DEFAULT 'open',
    "score" DOUBLE PRECISION NOT NULL,
    "reasons" JSONB NOT NULL,
    "requestId" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "MergeSuggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "type" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "userId" UUID,
    "positionId" UUID,
    "forUserId" UUID,
    "tokenId" UUID,
    "requestId" UUID,
    "customerId" UUID,
    "referralId" UUID,
    "departmentId" UUID,
    "subjectType" TEXT,
    "subjectId" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventDetail" (
    "eventId" BIGINT NOT NULL,
    "values" JSONB,

    CONSTRAINT "EventDetail_pkey" PRIMARY KEY ("eventId")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "windowEnds" TIMESTAMPTZ(6) NOT NULL,
    "lockedUntil" TIMESTAMPTZ(6),

    CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "WorkerHeartbeat" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "WorkerHeartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Referral" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "parentId" UUID,
    "mode" "ReferralMode" NOT NULL DEFAULT 'refer',
    "copy" BOOLEAN NOT NULL DEFAULT false,
    "purpose" "Purpose" NOT NULL,
    "instruction" TEXT NOT NULL,
    "urgency" "Urgency" NOT NULL DEFAULT 'normal',
    "status" "ReferralStatus" NOT NULL DEFAULT 'sent',
    "round" INTEGER NOT NULL DEFAULT 1,
    "fromPositionId" UUID NOT NULL,
    "fromUserId" UUID NOT NULL,
    "toDepartmentId" UUID,
    "toPositionId" UUID,
    "holderPositionId" UUID,
    "dueAt" TIMESTAMPTZ(6),
    "sentAt" TIMESTAMPTZ(6) NOT NULL,
    "seenAt" TIMESTAMPTZ(6),
    "acceptedAt" TIMESTAMPTZ(6),
    "endedAt" TIMESTAMPTZ(6),
    "endReason" TEXT,
    "unread" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "referralId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "positionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "rejectedAt" TIMESTAMPTZ(6),
    "rejectReason" TEXT,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reply" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "contactPointId" UUID,
    "address" TEXT,
    "body" TEXT NOT NULL,
    "then" "ReplyThen" NOT NULL,
    "effective" BOOLEAN NOT NULL DEFAULT true,
    "callOutcome" "CallOutcome",
    "callBackAt" TIMESTAMPTZ(6),
    "userId" UUID NOT NULL,
    "positionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Citation" (
    "replyId" UUID NOT NULL,
    "answerId" UUID NOT NULL,

    CONSTRAINT "Citation_pkey" PRIMARY KEY ("replyId","answerId")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "requestId" UUID,
    "replyId" UUID,
    "toAddress" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "messageId" TEXT NOT NULL,
    "inReplyTo" TEXT,
    "references" TEXT,
    "status" "OutboxStatus" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "sentAt" TIMESTAMPTZ(6),

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Request" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "trackingCode" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "kind" "RequestKind" NOT NULL DEFAULT 'other',
    "priority" "Priority" NOT NULL DEFAULT 'normal',
    "status" "RequestStatus" NOT NULL DEFAULT 'new',
    "outcome" "Outcome",
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "searchKey" TEXT NOT NULL,
    "senderName" TEXT,
    "departmentHintId" UUID,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "externalId" TEXT,
    "match" JSONB NOT NULL,
    "ownerPositionId" UUID,
    "unread" BOOLEAN NOT NULL DEFAULT true,
    "reopened" BOOLEAN NOT NULL DEFAULT false,
    "deliveryFailed" BOOLEAN NOT NULL DEFAULT false,
    "dueAt" TIMESTAMPTZ(6),
    "followUpAt" TIMESTAMPTZ(6),
    "firstRepliedAt" TIMESTAMPTZ(6),
    "lastFinalReplyAt" TIMESTAMPTZ(6),
    "silenceFrom" TIMESTAMPTZ(6),
    "receivedAt" TIMESTAMPTZ(6) NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "closedAt" TIMESTAMPTZ(6),
    "mergedIntoId" UUID,
    "mergedFrom" JSONB,
    "lastStep" TEXT NOT NULL DEFAULT 'request.submitted',
    "lastStepAt" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestKey" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "kind" "ContactKind" NOT NULL,
    "typed" TEXT NOT NULL,
    "canonical" TEXT,
    "proved" BOOLEAN NOT NULL DEFAULT false,
    "filed" BOOLEAN NOT NULL DEFAULT false,
    "refused" TEXT,

    CONSTRAINT "RequestKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerMessage" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "body" TEXT NOT NULL,
    "key" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "CustomerMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "positionId" UUID,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "File" (
    "id" UUID NOT NULL,
    "requestId" UUID,
    "messageId" UUID,
    "draftId" UUID,
    "uploader" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "File_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormDraft" (
    "id" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "errors" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "FormDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "administrator" BOOLEAN NOT NULL DEFAULT false,
    "manager" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(6) NOT NULL,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "endedAt" TIMESTAMPTZ(6),
    "endReason" TEXT,
    "address" TEXT,
    "agent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "userId" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "createdBy" UUID,
    "expiresAt" TIMESTAMPTZ(6),
    "revokedAt" TIMESTAMPTZ(6),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Department" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Position" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "departmentId" UUID NOT NULL,
    "role" "PositionRole" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PositionHolder" (
    "id" UUID NOT NULL,
    "positionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "from" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6),

    CONSTRAINT "PositionHolder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Substitution" (
    "id" UUID NOT NULL,
    "positionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "from" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "endedAt" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Substitution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Customer_code_key" ON "Customer"("code");

-- CreateIndex
CREATE INDEX "ContactPoint_customerId_idx" ON "ContactPoint"("customerId");

-- CreateIndex
CREATE INDEX "ContactPoint_kind_canonical_idx" ON "ContactPoint"("kind", "canonical");

-- CreateIndex
CREATE INDEX "MergeSuggestion_customerBId_idx" ON "MergeSuggestion"("customerBId");

-- CreateIndex
CREATE UNIQUE INDEX "MergeSuggestion_customerAId_customerBId_key" ON "MergeSuggestion"("customerAId", "customerBId");

-- CreateIndex
CREATE INDEX "Event_requestId_id_idx" ON "Event"("requestId", "id");

-- CreateIndex
CREATE INDEX "Event_customerId_id_idx" ON "Event"("customerId", "id");

-- CreateIndex
CREATE INDEX "Event_userId_id_idx" ON "Event"("userId", "id");

-- CreateIndex
CREATE INDEX "Event_type_id_idx" ON "Event"("type", "id");

-- CreateIndex
CREATE INDEX "Event_subjectType_subjectId_idx" ON "Event"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "Throttle_windowEnds_idx" ON "Throttle"("windowEnds");

-- CreateIndex
CREATE INDEX "Referral_requestId_idx" ON "Referral"("requestId");

-- CreateIndex
CREATE INDEX "Referral_parentId_idx" ON "Referral"("parentId");

-- CreateIndex
CREATE INDEX "Answer_requestId_idx" ON "Answer"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_referralId_round_key" ON "Answer"("referralId", "round");

-- CreateIndex
CREATE INDEX "Reply_requestId_idx" ON "Reply"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_messageId_key" ON "OutboxMessage"("messageId");

-- CreateIndex
CREATE INDEX "OutboxMessage_requestId_idx" ON "OutboxMessage"("requestId");

-- CreateIndex
CREATE INDEX "OutboxMessage_replyId_idx" ON "OutboxMessage"("replyId");

-- CreateIndex
CREATE INDEX "OutboxMessage_toAddress_createdAt_idx" ON "OutboxMessage"("toAddress", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Request_number_key" ON "Request"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Request_trackingCode_key" ON "Request"("trackingCode");

-- CreateIndex
CREATE INDEX "Request_customerId_receivedAt_idx" ON "Request"("customerId", "receivedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Request_channel_externalId_key" ON "Request"("channel", "externalId");

-- CreateIndex
CREATE INDEX "RequestKey_requestId_idx" ON "RequestKey"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerMessage_key_key" ON "CustomerMessage"("key");

-- CreateIndex
CREATE INDEX "CustomerMessage_requestId_idx" ON "CustomerMessage"("requestId");

-- CreateIndex
CREATE INDEX "Note_requestId_idx" ON "Note"("requestId");

-- CreateIndex
CREATE INDEX "File_requestId_idx" ON "File"("requestId");

-- CreateIndex
CREATE INDEX "File_draftId_idx" ON "File"("draftId");

-- CreateIndex
CREATE INDEX "File_createdAt_idx" ON "File"("createdAt");

-- CreateIndex
CREATE INDEX "FormDraft_expiresAt_idx" ON "FormDraft"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "Department_name_key" ON "Department"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Position_departmentId_title_key" ON "Position"("departmentId", "title");

-- CreateIndex
CREATE INDEX "PositionHolder_userId_idx" ON "PositionHolder"("userId");

-- CreateIndex
CREATE INDEX "PositionHolder_positionId_idx" ON "PositionHolder"("positionId");

-- CreateIndex
CREATE INDEX "Substitution_userId_idx" ON "Substitution"("userId");

-- CreateIndex
CREATE INDEX "Substitution_positionId_idx" ON "Substitution"("positionId");

-- AddForeignKey
ALTER TABLE "ContactPoint" ADD CONSTRAINT "ContactPoint_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventDetail" ADD CONSTRAINT "EventDetail_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_referralId_fkey" FOREIGN KEY ("referralId") REFERENCES "Referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reply" ADD CONSTRAINT "Reply_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "Reply"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "Reply"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestKey" ADD CONSTRAINT "RequestKey_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerMessage" ADD CONSTRAINT "CustomerMessage_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "CustomerMessage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "FormDraft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Position" ADD CONSTRAINT "Position_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PositionHolder" ADD CONSTRAINT "PositionHolder_positionId_fkey" FOREIGN KEY ("positionId") REFERENCES "Position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PositionHolder" ADD CONSTRAINT "PositionHolder_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Substitution" ADD CONSTRAINT "Substitution_positionId_fkey" FOREIGN KEY ("positionId") REFERENCES "Position"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Substitution" ADD CONSTRAINT "Substitution_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
