import type { z } from "zod";

/** What may be missing is there as null: an answer has all its fields. */
export const maybe = <S extends z.ZodType>(schema: S) => schema.nullable();
