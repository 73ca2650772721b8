-- AlterTable
ALTER TABLE "ContactPoint" ADD COLUMN "sharedWhy" TEXT;

-- AlterTable
ALTER TABLE "Request" ADD COLUMN "senderNationalId" TEXT;

-- AlterTable
ALTER TABLE "VerificationCode" ADD COLUMN "userId" UUID;
