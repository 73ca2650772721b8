-- Files that came when a customer wrote again, found by what he wrote.
CREATE INDEX file_message ON "File" ("messageId") WHERE "messageId" IS NOT NULL;
