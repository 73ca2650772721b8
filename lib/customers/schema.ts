import { z } from "zod";
import { flag, optionalText, text, version } from "@/lib/base/fields";
import { latinDigits } from "@/lib/base/text";

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

export type CustomerInput = z.output<typeof customerInput>;

export const customerStages = ["lead", "customer"] as const;

export const newCustomer = customerInput
  .extend({ stage: z.enum(customerStages).default("lead"), city: optionalText(100) })
  .refine((c) => c.name ?? c.phone ?? c.email ?? c.handles[0], { message: "required", path: ["name"] });

export const customerChange = z.strictObject({
  code: z.string().max(20).transform(latinDigits),
  name: optionalText(200),
  kind: z.enum(customerKinds).optional(),
  stage: z.enum(customerStages).optional(),
  city: optionalText(100),
  nationalId: optionalText(30),
  version,
});

export const sharedWhys = ["switchboard", "family", "other"] as const;
export const retireWhys = ["not_mine", "out_of_use", "mistake", "other"] as const;
export const consentPurposes = ["service", "news", "offers", "survey"] as const;

const code = z.string().max(20).transform(latinDigits);
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
