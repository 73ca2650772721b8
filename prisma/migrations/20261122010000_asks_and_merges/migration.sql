-- AlterTable
ALTER TABLE "Referral" ADD COLUMN "askedByPositionId" UUID;

-- AlterTable
ALTER TABLE "CustomerMessage" ADD COLUMN "cameById" UUID;
