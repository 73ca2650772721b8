-- Counts every change of who works here, of seats and of tokens. Whoever still knows the number need not read them all again.
CREATE TABLE "StaffEpoch" ("only" boolean PRIMARY KEY DEFAULT true CHECK ("only"), "n" integer NOT NULL);
INSERT INTO "StaffEpoch" ("n") VALUES (1);

CREATE FUNCTION staff_has_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "StaffEpoch" SET "n" = "n" + 1;
  RETURN NULL;
END $$;

-- At the commit, when nothing else is locked any more: two changes at once wait for each other, never in a ring.
DO $$
DECLARE
  changing text;
BEGIN
  FOREACH changing IN ARRAY ARRAY['ApiToken', 'User', 'Position', 'PositionHolder', 'Substitution', 'Department'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER staff_epoch AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION staff_has_changed()', changing);
  END LOOP;
END $$;

-- Ends the transaction of a caller who was taken for somebody by what was known before.
CREATE FUNCTION staff_changed() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'tokens or seats have changed' USING ERRCODE = 'PV001';
END $$;
