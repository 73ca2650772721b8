-- AlterTable
ALTER TABLE "Referral" ADD COLUMN     "back" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "followUpAt" TIMESTAMPTZ(6),
ADD COLUMN     "followUpById" UUID,
ADD COLUMN     "followUpNote" TEXT,
ADD COLUMN     "followUpRemindAt" TIMESTAMPTZ(6),
ADD COLUMN     "snoozed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Request" ADD COLUMN     "back" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "followUpById" UUID,
ADD COLUMN     "followUpNote" TEXT,
ADD COLUMN     "followUpRemindAt" TIMESTAMPTZ(6),
ADD COLUMN     "snoozed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "eventId" BIGINT NOT NULL,
    "requestId" UUID,
    "referralId" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "shown" BOOLEAN NOT NULL DEFAULT true,
    "readAt" TIMESTAMPTZ(6),
    "mail" TEXT,
    "mailAt" TIMESTAMPTZ(6),
    "mailId" UUID,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Notice_userId_eventId_kind_key" ON "Notice"("userId", "eventId", "kind");

-- CreateIndex
CREATE INDEX "Notice_requestId_idx" ON "Notice"("requestId");

-- CreateIndex
CREATE INDEX "Notice_at_idx" ON "Notice"("at");
