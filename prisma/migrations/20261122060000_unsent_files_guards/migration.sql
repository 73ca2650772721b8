-- Files that no request has taken yet: few, summed up whenever a public form brings one.
CREATE INDEX file_unsent ON "File" ("uploader") INCLUDE ("size") WHERE "requestId" IS NULL AND "messageId" IS NULL AND "customerId" IS NULL;
