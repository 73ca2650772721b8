import { z } from "zod";
import { optionalText, text } from "@/lib/base/fields";

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
