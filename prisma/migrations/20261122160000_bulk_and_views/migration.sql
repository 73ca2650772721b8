-- CreateEnum
CREATE TYPE "ViewScope" AS ENUM ('personal', 'department', 'everyone');

-- CreateTable
CREATE TABLE "BulkItem" (
    "taskId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "referralId" UUID,
    "state" TEXT NOT NULL,
    "problem" JSONB,
    "undo" JSONB,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "BulkItem_pkey" PRIMARY KEY ("taskId","ordinal")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" "ViewScope" NOT NULL,
    "userId" UUID,
    "departmentId" UUID,
    "place" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SavedView_userId_idx" ON "SavedView"("userId");

-- CreateIndex
CREATE INDEX "SavedView_departmentId_idx" ON "SavedView"("departmentId");

-- AddForeignKey
ALTER TABLE "BulkItem" ADD CONSTRAINT "BulkItem_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;
