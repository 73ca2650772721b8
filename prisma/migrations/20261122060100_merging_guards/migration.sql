-- Where a card that was merged away is found now: the end of its chain. Chains are kept as they grew, so that each merge can be undone by itself.
CREATE FUNCTION live_customer(card uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE chain AS (
    SELECT "id", "mergedIntoId" FROM "Customer" WHERE "id" = card
    UNION ALL
    SELECT c."id", c."mergedIntoId" FROM chain h JOIN "Customer" c ON c."id" = h."mergedIntoId"
  ) SELECT "id" FROM chain WHERE "mergedIntoId" IS NULL
$$;

CREATE INDEX request_merged_into ON "Request" ("mergedIntoId") WHERE "mergedIntoId" IS NOT NULL;

-- Nothing comes to a card that was merged away: what races with a merge waits for it, is refused as a lost race, and runs again.
DO $$
DECLARE
  link record;
BEGIN
  FOR link IN
    SELECT c.conrelid::regclass AS "table", a.attname AS "column"
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = '"Customer"'::regclass AND cardinality(c.conkey) = 1
  LOOP
    EXECUTE format($f$
      CREATE OR REPLACE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS $t$
      DECLARE
        gone uuid;
      BEGIN
        SELECT "mergedIntoId" INTO gone FROM "Customer" WHERE "id" = NEW.%I FOR KEY SHARE;
        IF gone IS NOT NULL THEN
          RAISE EXCEPTION 'the card was merged into another meanwhile' USING ERRCODE = '40001';
        END IF;
        RETURN NEW;
      END $t$ $f$, 'alive_' || link."column", link."column");
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE OF %I ON %s FOR EACH ROW %s EXECUTE FUNCTION %I()',
      'alive_' || link."column", link."column", link."table",
      CASE WHEN link."table" = '"MergeSuggestion"'::regclass THEN 'WHEN (NEW."status" <> ''accepted'')' ELSE '' END,
      'alive_' || link."column");
  END LOOP;
END $$;
