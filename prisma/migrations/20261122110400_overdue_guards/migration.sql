-- What a coordinator is late with: the deadline of a request is that of any of its clocks that runs, also after the first reply.
DROP INDEX request_overdue;
CREATE INDEX request_overdue ON "Request" ("ownerPositionId", (coalesce("dueAt", 'infinity')), "id")
  WHERE "status" IN ('new', 'referred', 'answered');
