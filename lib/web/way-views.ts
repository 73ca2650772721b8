import { z } from "zod";
import { requestStatuses } from "@/lib/base/words";
import { handChannels } from "@/lib/requests/schema";
import { maybe } from "./maybe";
import { customerRef, named } from "./views";

/** What reaches an officer by hand, and the ways of replying, as they leave by API v1. */
const id = z.uuid();

export const contactAdded = named(
  "ContactAdded",
  z.object({ number: z.int(), status: z.enum(requestStatuses), messageId: id }),
);

export const registryEntryView = named(
  "RegistryEntry",
  z.object({
    year: z.int(),
    number: z.int(),
    at: z.date(),
    theirNumber: maybe(z.string()),
    theirDate: maybe(z.string()),
    by: z.string(),
    channel: z.enum(handChannels),
    request: z.int(),
    subject: z.string(),
    status: z.enum(requestStatuses),
    customer: customerRef,
  }),
);

const way = named(
  "ReplyWay",
  z.object({
    channel: z.enum(["email", "sms", "phone"]),
    pointId: maybe(id),
    address: z.string(),
    /** It may be proposed now. */
    fit: z.boolean(),
    /** It cannot be chosen. */
    barred: z.boolean(),
    reasons: z.array(z.object({ key: z.string(), good: z.boolean(), n: z.int().optional() })),
  }),
);
export const waysView = named("ReplyWays", z.object({ ways: z.array(way), track: z.string() }));
