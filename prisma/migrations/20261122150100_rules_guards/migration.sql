-- Time rules begin at these: what came, what is due, among requests that have not ended.
CREATE INDEX request_open_created ON "Request" ("createdAt", "id") WHERE "status" IN ('new', 'referred', 'answered', 'replied', 'waiting_customer');
CREATE INDEX request_open_due ON "Request" ("dueAt", "id") WHERE "dueAt" IS NOT NULL AND "status" IN ('new', 'referred', 'answered', 'replied', 'waiting_customer');
-- How often a rule has worked on one request of late.
CREATE INDEX rule_run_recent ON "RuleRun" ("ruleId", "requestId", "at");
-- Events name a rule by its name: two that stand side by side have two.
CREATE UNIQUE INDEX rule_name ON "Rule" ("kind", "name") WHERE "removedAt" IS NULL;
