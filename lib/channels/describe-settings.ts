import { z } from "zod";
import { latinDigits } from "@/lib/base/text";
import type { Adapter } from "./adapter";

/** One field of the form of an account, as its adapter's schema tells it. */
export type SettingField = {
  name: string;
  type: "text" | "long" | "number" | "flag" | "choice";
  /** Sealed, and never shown again. */
  secret: boolean;
  required: boolean;
  /** Stands among the first in a long form, though it may stay as it is. */
  first: boolean;
  options: string[];
  /** What it is when nothing is said; null: nothing. */
  standard: string | number | boolean | null;
};

type Meta = { secret?: boolean; textarea?: boolean; first?: boolean };
type Seen = { schema: z.ZodType; meta: Meta; required: boolean; standard: SettingField["standard"] };

/**
 * The fields of an adapter's schema in their order. Known to it: text, numbers, yes or no, choices; `.meta({ secret: true })`,
 * `.meta({ textarea: true })` and `.meta({ first: true })` anywhere around them. Everything else is a long text.
 */
export function describeSettings(adapter: Adapter): SettingField[] {
  return Object.entries(adapter.settings.shape as Record<string, z.ZodType>).map(([name, outer]) => {
    const { schema, meta, required, standard } = unwrapped(outer);
    const options = schema instanceof z.ZodEnum ? schema.options.map(String) : [];
    const { secret = false, first = false } = meta;
    return { name, type: typeOf(schema, meta), secret, required, first, options, standard };
  });
}

function typeOf(schema: z.ZodType, meta: Meta): SettingField["type"] {
  if (schema instanceof z.ZodEnum) return "choice";
  if (schema instanceof z.ZodBoolean) return "flag";
  if (schema instanceof z.ZodNumber) return "number";
  return meta.textarea || !(schema instanceof z.ZodString || schema instanceof z.core.$ZodStringFormat)
    ? "long"
    : "text";
}

/** What stands inside of optional, default, preprocess and the like, with all that was said around it. */
function unwrapped(outer: z.ZodType): Seen {
  const seen: Seen = { schema: outer, meta: {}, required: true, standard: null };
  for (;;) {
    const { schema } = seen;
    Object.assign(seen.meta, { ...(schema.meta() as Meta | undefined), ...seen.meta });
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) seen.required = false;
    if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
      seen.required = false;
      seen.standard ??= (schema.def.defaultValue ?? null) as SettingField["standard"];
    }
    const inner = insideOf(schema);
    if (!inner) return seen;
    seen.schema = inner as z.ZodType;
  }
}

function insideOf(schema: z.ZodType): z.core.$ZodType | null {
  if (schema instanceof z.ZodPipe) return schema.def.in instanceof z.ZodTransform ? schema.def.out : schema.def.in;
  const def = schema.def as { innerType?: z.core.$ZodType };
  return def.innerType ?? null;
}

const TRUTHS: Record<string, boolean> = { on: true, true: true, "1": true, false: false, "0": false };

/** What a form gave, in the kinds that the schema asks for, an emptied number being none; fields that it does not know stay as they are, to be refused. */
export function fitted(fields: readonly SettingField[], given: Record<string, unknown>): Record<string, unknown> {
  const type = new Map(fields.map((f) => [f.name, f.type]));
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
      if (typeof value !== "string") return [[name, value]];
      if (type.get(name) === "flag") return [[name, TRUTHS[value] ?? value]];
      if (type.get(name) !== "number") return [[name, value]];
      return value.trim() === "" ? [] : [[name, numberIn(value)]];
    }),
  );
}

/** In digits of any set; what is no number stays, to be refused. */
function numberIn(typed: string): number | string {
  const plain = latinDigits(typed.trim());
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
}
