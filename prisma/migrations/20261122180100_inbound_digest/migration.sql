-- AlterTable
ALTER TABLE "InboundMessage" ADD COLUMN     "digest" TEXT;
