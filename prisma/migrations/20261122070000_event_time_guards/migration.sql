-- Events between two dates, read newest first.
CREATE INDEX event_time ON "Event" ("at" DESC, "id" DESC);
