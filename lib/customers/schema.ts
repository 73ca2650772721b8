import { z } from "zod";
import { optionalText, text, version } from "@/lib/base/fields";
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
