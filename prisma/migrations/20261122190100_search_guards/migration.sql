-- Both functions are dear, so that the planner takes their indexes and does not call them row by row along another; and not for parallel
-- workers, whose start takes longer than such a search.

-- Parts of a phone number: each four digits in a row of it as it is dialled at home (0 instead of +98). Their lists are a tenth as long as
-- those of letter triples, and cheaper to keep.
CREATE FUNCTION phone_windows(canonical text) RETURNS integer[] LANGUAGE plpgsql IMMUTABLE STRICT COST 300 AS $$
DECLARE
  digits text := CASE WHEN left(canonical, 3) = '+98' THEN '0' || substr(canonical, 4) ELSE canonical END;
  found integer[] := '{}';
BEGIN
  digits := left(regexp_replace(digits, '[^0-9]', '', 'g'), 24);
  FOR i IN 1 .. length(digits) - 3 LOOP
    found := found || substr(digits, i, 4)::integer;
  END LOOP;
  RETURN found;
END $$;
CREATE INDEX contact_windows ON "ContactPoint" USING gin (phone_windows("canonical")) WITH (gin_pending_list_limit = 256)
  WHERE "kind" IN ('mobile', 'landline');

-- Of an email all that is typed has the @ in it: a mailbox is found by its end (and what the domain begins with), a domain by its beginning.
CREATE INDEX contact_mailbox ON "ContactPoint"
  (reverse(split_part("canonical", '@', 1)) text_pattern_ops, split_part("canonical", '@', 2) text_pattern_ops) WHERE "kind" = 'email';
CREATE INDEX contact_domain ON "ContactPoint" (split_part("canonical", '@', 2) text_pattern_ops) WHERE "kind" = 'email';
DROP INDEX contact_canonical_trgm;

-- How two words of a name begin (three letters each, spaces left out), for every two of them: who has both is found without reading through
-- all who have the one.
CREATE FUNCTION name_pairs(key text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT COST 300 AS $$
DECLARE
  words text[] := (string_to_array(key, ' '))[1:16];
  begun text[] := '{}';
  found text[] := '{}';
  one text;
  other text;
BEGIN
  FOR i IN 1 .. coalesce(array_length(words, 1), 0) LOOP
    one := left(array_to_string(words[i:], ''), 3);
    CONTINUE WHEN length(one) < 3;
    FOREACH other IN ARRAY begun LOOP
      found := found || CASE WHEN one < other COLLATE "C" THEN one || other ELSE other || one END;
    END LOOP;
    begun := begun || one;
  END LOOP;
  RETURN found;
END $$;
CREATE INDEX customer_pairs ON "Customer" USING gin (name_pairs("nameKey")) WITH (gin_pending_list_limit = 256);

-- What lists are planned by is known at once, not only after the next analyze.
ANALYZE "ContactPoint";
ANALYZE "Customer";
