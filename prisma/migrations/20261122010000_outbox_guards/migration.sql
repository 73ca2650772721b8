-- The list of outgoing mail, newest first, whole or by state.
CREATE INDEX outbox_newest ON "OutboxMessage" ("createdAt" DESC, "id" DESC);
CREATE INDEX outbox_by_status ON "OutboxMessage" ("status", "createdAt" DESC, "id" DESC);
