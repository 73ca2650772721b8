import { z } from "zod";
import { consentPurposes, sharedWhys } from "@/lib/customers/schema";
import { maybe } from "./maybe";
import { contactKind, named } from "./views";

/** What leaves by API v1 about ways to reach a customer. */
const id = z.uuid();
const at = z.date();
const reason = maybe(z.object({ word: z.string(), said: maybe(z.string()) }));

export const pointsView = named(
  "ContactPoints",
  z.object({
    code: z.string(),
    nationalId: maybe(z.object({ masked: z.string(), confirmed: z.boolean() })),
    points: z.array(
      z.object({
        id,
        kind: contactKind,
        value: z.string(),
        canonical: z.string(),
        label: maybe(z.string()),
        main: z.boolean(),
        verified: z.boolean(),
        provedAt: maybe(at),
        verifiedHow: reason,
        shared: z.boolean(),
        sharedWhy: maybe(z.string()),
        doNotUse: z.boolean(),
        doNotUseReason: maybe(z.string()),
        retired: z.boolean(),
        retiredAt: maybe(at),
        retiredReason: reason,
        place: z.object({ operator: z.string().optional(), province: z.string().optional() }),
        consents: z.array(z.object({ purpose: z.enum(consentPurposes), granted: z.boolean(), how: z.string(), at })),
      }),
    ),
  }),
);

export const pointAdded = named(
  "ContactPointAdded",
  z.object({ id, code: z.string(), kind: contactKind, shared: z.boolean(), warning: maybe(z.string()) }),
);
export const pointUpdated = named(
  "ContactPointUpdated",
  z.object({
    id,
    code: z.string(),
    kind: contactKind,
    main: z.boolean(),
    shared: z.boolean(),
    sharedWhy: maybe(z.enum(sharedWhys)),
    doNotUse: z.boolean(),
  }),
);
export const pointRetired = named("ContactPointRetired", z.object({ id, code: z.string(), retired: z.boolean() }));
export const pointVerified = named("ContactPointVerified", z.object({ id, code: z.string(), verified: z.boolean() }));
export const codeSent = named(
  "CodeSent",
  z.object({ id, code: z.string(), delivery: z.enum(["queued", "held"]), expiresAt: at }),
);
export const codeChecked = named("CodeChecked", pointVerified.extend({ proved: z.boolean() }));
export const consentSaved = named(
  "ConsentSaved",
  z.object({ id, code: z.string(), purpose: z.enum(consentPurposes), granted: z.boolean(), at }),
);
export const nationalIdSaved = named(
  "NationalIdSaved",
  z.object({ code: z.string(), nationalId: z.string(), confirmed: z.boolean(), version: z.int() }),
);
export const unmasked = named(
  "CustomerUnmasked",
  z.object({
    code: z.string(),
    nationalId: maybe(z.string()),
    contactPoints: z.array(z.object({ id, kind: contactKind, value: z.string(), canonical: z.string() })),
  }),
);
