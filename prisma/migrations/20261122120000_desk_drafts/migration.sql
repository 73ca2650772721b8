-- CreateTable
CREATE TABLE "DeskDraft" (
    "userId" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "other" JSONB,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "DeskDraft_pkey" PRIMARY KEY ("userId","requestId","form")
);

-- CreateIndex
CREATE INDEX "DeskDraft_requestId_idx" ON "DeskDraft"("requestId");

-- CreateIndex
CREATE INDEX "DeskDraft_updatedAt_idx" ON "DeskDraft"("updatedAt");

-- AddForeignKey
ALTER TABLE "DeskDraft" ADD CONSTRAINT "DeskDraft_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeskDraft" ADD CONSTRAINT "DeskDraft_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
