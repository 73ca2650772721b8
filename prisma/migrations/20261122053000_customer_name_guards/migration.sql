-- Customers by name as Persian sorts it, those without one last (U+FFFF comes after every letter).
DROP INDEX customer_by_name;
CREATE INDEX customer_by_name ON "Customer" ((coalesce("name", chr(65535)) COLLATE "fa-x-icu"), "id") WHERE "mergedIntoId" IS NULL;
