-- Ends a statement that found another transaction had been faster, as a lost race (40001): the command runs again from its start.
-- For statements that travel with the commit, whose outcome nobody reads before it.
CREATE FUNCTION lost_race() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'another transaction was faster' USING ERRCODE = 'serialization_failure';
END $$;
