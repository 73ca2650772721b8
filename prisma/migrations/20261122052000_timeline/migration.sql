-- AlterTable
ALTER TABLE "CustomerMessage" ADD COLUMN     "customerId" UUID;

-- AlterTable
ALTER TABLE "Reply" ADD COLUMN     "customerId" UUID;

-- AlterTable
ALTER TABLE "Tag" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
