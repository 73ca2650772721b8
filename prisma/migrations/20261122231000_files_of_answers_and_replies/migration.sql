-- AlterTable
ALTER TABLE "File" ADD COLUMN     "answerId" UUID,
ADD COLUMN     "replyId" UUID;

-- CreateIndex
CREATE INDEX "File_answerId_idx" ON "File"("answerId");

-- CreateIndex
CREATE INDEX "File_replyId_idx" ON "File"("replyId");

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "Reply"("id") ON DELETE SET NULL ON UPDATE CASCADE;
