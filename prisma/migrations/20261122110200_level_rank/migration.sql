-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "levelRank" INTEGER NOT NULL DEFAULT 0;
