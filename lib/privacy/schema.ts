import { z } from "zod";
import { optionalText, text, whole } from "@/lib/base/fields";
import { latinDigits } from "@/lib/base/text";

const code = z.string().max(20).transform(latinDigits);

export const cardNamed = z.strictObject({ code });
export const viewsAsked = z.strictObject({
  code,
  cursor: z.string().max(300).optional(),
  limit: whole(1, 100).default(50),
});
/** One piece of an export: rows of a table after a key. */
export const pieceAsked = z.strictObject({
  code,
  table: z.string().max(60),
  after: z.string().max(200).default(""),
  limit: whole(1, 1000).default(500),
});
export const erasing = z.strictObject({
  code,
  /** The card's code once more, typed by hand. */
  confirm: optionalText(20).transform((s) => latinDigits(s ?? "").replace(/\s/g, "")),
  reason: text(300),
});
