-- CreateEnum
CREATE TYPE "TextScope" AS ENUM ('personal', 'department', 'company');

-- CreateEnum
CREATE TYPE "LinkKind" AS ENUM ('related', 'caused_by', 'duplicate_of');

-- CreateEnum
CREATE TYPE "SameState" AS ENUM ('open', 'dismissed', 'settled');

-- CreateTable
CREATE TABLE "ReadyText" (
    "id" UUID NOT NULL,
    "scope" "TextScope" NOT NULL,
    "userId" UUID,
    "departmentId" UUID,
    "name" TEXT NOT NULL,
    "shortcut" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "removedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReadyText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadyTextUse" (
    "textId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "lastAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ReadyTextUse_pkey" PRIMARY KEY ("textId","userId")
);

-- CreateTable
CREATE TABLE "RequestTag" (
    "requestId" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "viaId" UUID,

    CONSTRAINT "RequestTag_pkey" PRIMARY KEY ("requestId","tagId")
);

-- CreateTable
CREATE TABLE "Checklist" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "RequestKind",
    "departmentId" UUID,
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "lines" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Checklist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestCheck" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "checklistId" UUID,
    "lineId" UUID,
    "text" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "addedById" UUID,
    "addedAt" TIMESTAMPTZ(6) NOT NULL,
    "doneById" UUID,
    "doneAt" TIMESTAMPTZ(6),
    "removedAt" TIMESTAMPTZ(6),

    CONSTRAINT "RequestCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "byUserId" UUID NOT NULL,
    "noteId" UUID,
    "answerId" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "endedAt" TIMESTAMPTZ(6),

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestLink" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" "LinkKind" NOT NULL,
    "byUserId" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "RequestLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SameRequest" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "state" "SameState" NOT NULL DEFAULT 'open',
    "at" TIMESTAMPTZ(6) NOT NULL,
    "decidedAt" TIMESTAMPTZ(6),

    CONSTRAINT "SameRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReadyText_userId_idx" ON "ReadyText"("userId");

-- CreateIndex
CREATE INDEX "ReadyText_departmentId_idx" ON "ReadyText"("departmentId");

-- CreateIndex
CREATE INDEX "ReadyTextUse_userId_idx" ON "ReadyTextUse"("userId");

-- CreateIndex
CREATE INDEX "RequestTag_tagId_requestId_idx" ON "RequestTag"("tagId", "requestId");

-- CreateIndex
CREATE UNIQUE INDEX "RequestCheck_requestId_checklistId_lineId_key" ON "RequestCheck"("requestId", "checklistId", "lineId");

-- CreateIndex
CREATE INDEX "Mention_userId_idx" ON "Mention"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Mention_requestId_userId_key" ON "Mention"("requestId", "userId");

-- CreateIndex
CREATE INDEX "RequestLink_fromId_idx" ON "RequestLink"("fromId");

-- CreateIndex
CREATE INDEX "RequestLink_toId_idx" ON "RequestLink"("toId");

-- CreateIndex
CREATE INDEX "SameRequest_otherId_idx" ON "SameRequest"("otherId");

-- CreateIndex
CREATE UNIQUE INDEX "SameRequest_requestId_otherId_key" ON "SameRequest"("requestId", "otherId");

-- AddForeignKey
ALTER TABLE "ReadyTextUse" ADD CONSTRAINT "ReadyTextUse_textId_fkey" FOREIGN KEY ("textId") REFERENCES "ReadyText"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestTag" ADD CONSTRAINT "RequestTag_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestTag" ADD CONSTRAINT "RequestTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestCheck" ADD CONSTRAINT "RequestCheck_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestCheck" ADD CONSTRAINT "RequestCheck_checklistId_fkey" FOREIGN KEY ("checklistId") REFERENCES "Checklist"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestLink" ADD CONSTRAINT "RequestLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestLink" ADD CONSTRAINT "RequestLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SameRequest" ADD CONSTRAINT "SameRequest_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SameRequest" ADD CONSTRAINT "SameRequest_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A shortcut means one text to whoever types it: within a person's own, within a department, within the company.
CREATE UNIQUE INDEX ready_text_personal ON "ReadyText" ("userId", "shortcut") WHERE "scope" = 'personal' AND "removedAt" IS NULL;
CREATE UNIQUE INDEX ready_text_department ON "ReadyText" ("departmentId", "shortcut") WHERE "scope" = 'department' AND "removedAt" IS NULL;
CREATE UNIQUE INDEX ready_text_company ON "ReadyText" ("shortcut") WHERE "scope" = 'company' AND "removedAt" IS NULL;
ALTER TABLE "ReadyText" ADD CONSTRAINT ready_text_owner CHECK (
  ("scope" = 'personal') = ("userId" IS NOT NULL) AND ("scope" = 'department') = ("departmentId" IS NOT NULL));

-- Two requests have one link at most, whichever way it points.
CREATE UNIQUE INDEX request_link_pair ON "RequestLink" (least("fromId", "toId"), greatest("fromId", "toId"));
ALTER TABLE "RequestLink" ADD CONSTRAINT request_link_two CHECK ("fromId" <> "toId");
ALTER TABLE "SameRequest" ADD CONSTRAINT same_request_two CHECK ("requestId" <> "otherId");
