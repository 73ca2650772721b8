import { z } from "zod";
import { cleanText, hasForbiddenCharacters } from "./text";

/** Text that people typed, 1 to `max` characters after trimming; stored as typed (NFC). Refuses NUL and lone surrogates. */
export const text = (max: number) =>
  z
    .string()
    .refine((s) => !hasForbiddenCharacters(s), { message: "text.forbiddenCharacters" })
    .transform((s) => cleanText(s).trim())
    .pipe(z.string().min(1).max(max));

/** As `text`, but nothing typed means undefined. */
export const optionalText = (max: number) =>
  z
    .string()
    .optional()
    .transform((s) => (s === undefined || s.trim() === "" ? undefined : s))
    .pipe(text(max).optional());

/** A request's number in a path or a form: digits of any set are read by the edge; here a positive integer. */
export const requestNumber = z.coerce.number<string | number>().int().positive().max(2_147_483_647);

export const version = z.coerce.number<string | number>().int().positive().optional();
