-- What lies in an officer's sight, of any status: /requests begins there.
CREATE INDEX referral_holder ON "Referral" ("holderPositionId") WHERE "holderPositionId" IS NOT NULL;
CREATE INDEX referral_department ON "Referral" ("toDepartmentId") WHERE "toDepartmentId" IS NOT NULL;
CREATE INDEX request_owner ON "Request" ("ownerPositionId") WHERE "ownerPositionId" IS NOT NULL;
