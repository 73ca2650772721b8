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

/** A whole number; digits as text count too, because paths, queries and forms have nothing else. Nothing else is bent into one. */
export const whole = (min: number, max: number) =>
  z.preprocess<unknown, z.ZodNumber, string | number>(
    (v) => (typeof v === "string" && /^\d{1,15}$/.test(v) ? Number(v) : v),
    z.number().int().min(min).max(max),
  );

/** A request's number in a path or a form: digits of any set are read by the edge; here a positive integer. */
export const requestNumber = whole(1, 2_147_483_647);

export const version = whole(1, 2_147_483_647).optional();

/** Those that ISO 8601 writes with four digits; an offset may lead out of them. */
const hasPlainYear = (at: Date) => at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= 9999;

/** An instant: ISO 8601 with its offset (`2026-11-22T08:30:00Z`), or a Date. */
export const instant = z
  .union([z.date(), z.iso.datetime({ offset: true, abort: true })])
  .transform((at) => new Date(at))
  .refine(hasPlainYear, { message: "wrongFormat" });

const TRUTHS: Record<string, boolean> = { true: true, on: true, "1": true, false: false, "0": false };

/** Yes or no; from a form or a query as `true`, `on`, `1`, `false` or `0`. Nothing else is bent into one. */
export const flag = z.preprocess<unknown, z.ZodBoolean, string | boolean>(
  (v) => (typeof v === "string" ? (TRUTHS[v] ?? v) : v),
  z.boolean(),
);
