-- CreateTable
CREATE TABLE "CustomerKey" (
    "customerId" UUID NOT NULL,
    "key" BIGINT NOT NULL,

    CONSTRAINT "CustomerKey_pkey" PRIMARY KEY ("customerId","key")
);

-- CreateTable
CREATE TABLE "LikenessCount" (
    "token" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "LikenessCount_pkey" PRIMARY KEY ("token")
);

-- CreateIndex
CREATE INDEX "CustomerKey_key_customerId_idx" ON "CustomerKey"("key", "customerId");
