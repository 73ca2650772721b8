import { z } from "zod";
import { text, version } from "@/lib/base/fields";
import { shortcutKey } from "./rules";

export const scopes = ["personal", "department", "company"] as const;
export type Scope = (typeof scopes)[number];

/** Letters, digits, dash and underscore; a slash before it is forgiven. */
const shortcut = text(60)
  .transform(shortcutKey)
  .refine((s) => /^[\p{L}\p{N}_-]{1,40}$/u.test(s), { message: "text.badShortcut" });

const fields = { name: text(80), shortcut, body: text(10_000) };

export const newText = z
  .strictObject({ ...fields, scope: z.enum(scopes).default("personal"), departmentId: z.uuid().optional() })
  .refine((one) => (one.scope === "department") === (one.departmentId !== undefined), {
    message: "required",
    path: ["departmentId"],
  });
export const textChange = z.strictObject(fields).partial().extend({ id: z.uuid(), version });

export type TextView = {
  id: string;
  scope: Scope;
  departmentId: string | null;
  department: string | null;
  name: string;
  shortcut: string;
  body: string;
  /** How often this person used it, and all together. */
  mine: number;
  uses: number;
  version: number;
};

/** A text with its variables filled for one request; `gaps` name what has no value. */
export type ReadyTextView = Pick<TextView, "id" | "scope" | "department" | "name" | "shortcut"> & {
  text: string;
  gaps: string[];
};
