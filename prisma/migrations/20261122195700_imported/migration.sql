-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "importId" UUID;

-- Whom earlier files brought, with the organizations that came with their members.
UPDATE "Customer" c SET "importId" = r."importId" FROM (
  SELECT "customerId" AS "id", "importId" FROM "ImportRow" WHERE "outcome" = 'created' AND "customerId" IS NOT NULL
  UNION ALL
  SELECT ("added"->>'company')::uuid, "importId" FROM "ImportRow" WHERE "added"->>'company' IS NOT NULL
) r WHERE c."id" = r."id";
