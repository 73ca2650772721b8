import { z } from "zod";
import { flag, instant, optionalText, text, version, whole } from "@/lib/base/fields";
import { latinDigits, searchKey } from "@/lib/base/text";
import { incomeBands, isDay, tagTones } from "./rules";

export const customerKinds = ["person", "organization", "supplier"] as const;

/** Messengers and networks whose account ids we keep. */
export const networks = [
  "telegram",
  "bale",
  "rubika",
  "eitaa",
  "soroush",
  "whatsapp",
  "instagram",
  "facebook",
  "linkedin",
  "x",
] as const;

export const handleInput = z.strictObject({ network: z.enum(networks), id: text(128) });

/** What a sender says of himself; every field may be missing. */
export const customerInput = z.strictObject({
  name: optionalText(200),
  kind: z.enum(customerKinds).default("person"),
  phone: optionalText(60),
  email: optionalText(320),
  nationalId: optionalText(30),
  handles: z.array(handleInput).max(10).default([]),
});

export const customerStages = ["lead", "customer"] as const;

export const newCustomer = customerInput
  .extend({ stage: z.enum(customerStages).default("lead"), city: optionalText(100) })
  .refine((c) => c.name ?? c.phone ?? c.email ?? c.handles[0], { message: "required", path: ["name"] });

const code = z.string().max(20).transform(latinDigits);

/** Text that may be emptied: null, or nothing but spaces. */
const clearable = (max: number) =>
  z.preprocess<unknown, z.ZodOptional<z.ZodNullable<ReturnType<typeof text>>>, string | null | undefined>(
    (v) => (typeof v === "string" && v.trim() === "" ? null : v),
    text(max).nullable().optional(),
  );

/** Short words: a list, or one text with commas between (that is what a plain form has). Each once, in the order given. */
const wordList = z
  .preprocess<unknown, z.ZodArray<ReturnType<typeof text>>, string | string[] | null>(
    (v) => (v === null ? [] : typeof v === "string" ? v.split(/[،,؛;\n]/).filter((word) => word.trim() !== "") : v),
    z.array(text(80)).max(40),
  )
  .transform((words) => [...new Map(words.map((word) => [searchKey(word), word])).values()])
  .optional();

const day = z
  .preprocess<unknown, z.ZodNullable<z.ZodString>, string | null>(
    (v) => (v === "" ? null : v),
    z.string().max(40).nullable(),
  )
  .refine((v) => v === null || isDay(v), { message: "date.unreadable" })
  .optional();

/** A value of a field of the house's own, by its id; null empties it. */
const custom = z.record(z.uuid(), z.union([z.string().max(2000), z.number(), z.boolean()]).nullable()).optional();

export const customerChange = z.strictObject({
  code,
  name: optionalText(200),
  kind: z.enum(customerKinds).optional(),
  stage: z.enum(customerStages).optional(),
  nationalId: optionalText(30),
  province: clearable(60),
  city: clearable(100),
  address: clearable(500),
  postalCode: clearable(20),
  birthday: day,
  incomeBand: z.enum(incomeBands).nullable().optional(),
  interests: wordList,
  tastes: wordList,
  services: wordList,
  expectations: clearable(2000),
  custom,
  version,
});
export type CustomerChange = z.output<typeof customerChange>;

export const stageChange = z.strictObject({ code, reason: text(500), version });
export const levelChange = z.strictObject({ code, level: z.string().max(40), version });
export const tagInput = z.strictObject({ code, name: text(40), tone: z.enum(tagTones).optional() });
export const tagRemoval = z.strictObject({ id: z.uuid(), carriedBy: z.coerce.number().int().min(0) });
export const untagInput = z.strictObject({ code, tagId: z.uuid() });
export const noteInput = z.strictObject({ code, body: text(4000) });

export const relationKinds = ["member", "colleague", "family", "introduced_by"] as const;
/** `other`: a code, a phone, or a name that only one card has. `inward`: the relation begins at the other card. */
export const relationInput = z.strictObject({
  code,
  kind: z.enum(relationKinds),
  other: text(200),
  inward: flag.default(false),
  role: optionalText(120),
});
export const relationEnd = z.strictObject({ code, relationId: z.uuid() });

export const interactionKinds = ["call", "visit", "meeting", "letter", "other"] as const;
export const interactionInput = z.strictObject({
  code,
  kind: z.enum(interactionKinds),
  direction: z.enum(["in", "out"]),
  body: text(4000),
  at: instant.optional(),
});

export const customFieldTypes = ["text", "number", "choice", "date", "yes_no"] as const;
const fieldShape = {
  label: text(80),
  options: wordList,
  kinds: z.array(z.enum(customerKinds)).min(1),
  required: flag.default(false),
};
export const newField = z.strictObject({ ...fieldShape, type: z.enum(customFieldTypes) });
export const fieldChange = z.strictObject({
  id: z.uuid(),
  label: fieldShape.label.optional(),
  options: fieldShape.options,
  kinds: fieldShape.kinds.optional(),
  required: flag.optional(),
  active: flag.optional(),
  /** Its place among the others, from 0. */
  ordinal: whole(0, 1000).optional(),
  version,
});
export const newTag = z.strictObject({ name: text(40), tone: z.enum(tagTones).default("neutral") });
export const tagChange = z.strictObject({
  id: z.uuid(),
  name: text(40).optional(),
  tone: z.enum(tagTones).optional(),
  version,
});

export const sharedWhys = ["switchboard", "family", "other"] as const;
export const retireWhys = ["not_mine", "out_of_use", "mistake", "other"] as const;
export const consentPurposes = ["service", "news", "offers", "survey"] as const;

const pointId = z.uuid();
/** Leaves it as it is without the field; `null` clears it. */
const orNothing = <S extends z.ZodType>(schema: S) => z.union([z.null(), schema]).optional();

/** One more way to reach a customer: a phone, an email or an account. */
export const newPoint = z
  .strictObject({
    code,
    phone: optionalText(60),
    email: optionalText(320),
    handle: handleInput.optional(),
    label: optionalText(60),
    main: flag.default(false),
    /** Why more than one customer answers there; without it, it is his alone. */
    shared: z.enum(sharedWhys).optional(),
  })
  .refine((p) => [p.phone, p.email, p.handle].filter(Boolean).length === 1, { message: "required", path: ["phone"] });

export const pointChange = z.strictObject({
  id: pointId,
  label: orNothing(text(60)),
  main: flag.optional(),
  shared: orNothing(z.enum(sharedWhys)),
  /** Why nobody should write or call there. */
  doNotUse: orNothing(text(300)),
});

export const pointRetiring = z.strictObject({ id: pointId, why: z.enum(retireWhys), reason: optionalText(300) });
export const pointNamed = z.strictObject({ id: pointId });
export const pointConfirming = z.strictObject({ id: pointId, reason: text(300) });
export const codeTyped = z.strictObject({
  id: pointId,
  code: z
    .string()
    .max(30)
    .transform((s) => latinDigits(s).replace(/[^\d]/g, "")),
});
export const consentGiven = z.strictObject({
  id: pointId,
  purpose: z.enum(consentPurposes),
  granted: flag,
  how: text(300),
});

/** `nationalId` sets it, `reason` confirms what stands then; one of the two at least. */
export const nationalIdChange = z
  .strictObject({ code, nationalId: optionalText(30), reason: optionalText(300), version })
  .refine((c) => c.nationalId ?? c.reason, { message: "required", path: ["nationalId"] });

export const unmasking = z.strictObject({ code, reason: optionalText(300) });

/** What a timeline may be narrowed to. Later domains add their own touches here. */
export const touchKinds = ["request", "reply", "message", "touch", "purchase", "note", "card"] as const;
export type TouchKind = (typeof touchKinds)[number];
