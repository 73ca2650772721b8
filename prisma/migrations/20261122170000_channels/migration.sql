-- CreateEnum
CREATE TYPE "InboundState" AS ENUM ('received', 'filed', 'ignored', 'failed');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "OutboxStatus" ADD VALUE 'sending';
ALTER TYPE "OutboxStatus" ADD VALUE 'delivered';
ALTER TYPE "OutboxStatus" ADD VALUE 'read';
ALTER TYPE "OutboxStatus" ADD VALUE 'bounced';
ALTER TYPE "OutboxStatus" ADD VALUE 'unsure';

-- AlterTable
ALTER TABLE "Department" ADD COLUMN     "signature" TEXT;

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "accountId" UUID,
ADD COLUMN     "claimedAt" TIMESTAMPTZ(6),
ADD COLUMN     "costRial" BIGINT,
ADD COLUMN     "deliveredAt" TIMESTAMPTZ(6),
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "gatewayId" TEXT,
ADD COLUMN     "insteadOfId" UUID,
ADD COLUMN     "parts" INTEGER,
ADD COLUMN     "readAt" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "ChannelAccount" (
    "id" UUID NOT NULL,
    "adapter" TEXT NOT NULL,
    "channel" "Channel" NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "secrets" TEXT,
    "receives" BOOLEAN NOT NULL DEFAULT true,
    "sends" BOOLEAN NOT NULL DEFAULT true,
    "main" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "departmentId" UUID,
    "hookKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "removedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ChannelAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelHealth" (
    "accountId" UUID NOT NULL,
    "place" JSONB,
    "okAt" TIMESTAMPTZ(6),
    "receivedAt" TIMESTAMPTZ(6),
    "sentAt" TIMESTAMPTZ(6),
    "failedAt" TIMESTAMPTZ(6),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "nextSendAt" TIMESTAMPTZ(6),

    CONSTRAINT "ChannelHealth_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "InboundMessage" (
    "id" UUID NOT NULL,
    "accountId" UUID,
    "channel" "Channel" NOT NULL,
    "externalId" TEXT NOT NULL,
    "state" "InboundState" NOT NULL DEFAULT 'received',
    "reason" TEXT,
    "requestId" UUID,
    "messageId" UUID,
    "outboxId" UUID,
    "sender" TEXT,
    "subject" TEXT,
    "quoted" TEXT,
    "text" TEXT,
    "path" TEXT,
    "size" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "receivedAt" TIMESTAMPTZ(6) NOT NULL,
    "handledAt" TIMESTAMPTZ(6),

    CONSTRAINT "InboundMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "requestId" UUID NOT NULL,
    "theirNumber" TEXT,
    "theirDate" DATE,
    "userId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegistrationCounter" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "RegistrationCounter_pkey" PRIMARY KEY ("year")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChannelAccount_hookKey_key" ON "ChannelAccount"("hookKey");

-- CreateIndex
CREATE INDEX "InboundMessage_requestId_idx" ON "InboundMessage"("requestId");

-- CreateIndex
CREATE INDEX "InboundMessage_receivedAt_id_idx" ON "InboundMessage"("receivedAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "InboundMessage_channel_externalId_key" ON "InboundMessage"("channel", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_requestId_key" ON "Registration"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_year_number_key" ON "Registration"("year", "number");

-- CreateIndex
CREATE INDEX "OutboxMessage_accountId_gatewayId_idx" ON "OutboxMessage"("accountId", "gatewayId");

-- AddForeignKey
ALTER TABLE "ChannelHealth" ADD CONSTRAINT "ChannelHealth_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ChannelAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMessage" ADD CONSTRAINT "InboundMessage_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ChannelAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMessage" ADD CONSTRAINT "InboundMessage_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "ChannelAccount"("id") ON DELETE SET NULL ON UPDATE CASCADE;
