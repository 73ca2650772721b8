-- AlterTable
ALTER TABLE "CustomerKey" DROP CONSTRAINT "CustomerKey_pkey",
ADD CONSTRAINT "CustomerKey_pkey" PRIMARY KEY ("key", "customerId");

-- DropIndex
DROP INDEX "CustomerKey_key_customerId_idx";

-- CreateIndex
CREATE INDEX "CustomerKey_customerId_idx" ON "CustomerKey"("customerId");
