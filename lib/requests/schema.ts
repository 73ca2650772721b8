import { z } from "zod";
import { placeFields } from "@/lib/base/cursor";
import { instant, optionalText, text } from "@/lib/base/fields";
import { latinDigits } from "@/lib/base/text";
import { channels, kinds, priorities, requestStatuses } from "@/lib/base/words";
import { isDay } from "@/lib/customers/rules";
import { customerInput } from "@/lib/customers/schema";

export const SUBJECT_MAX = 300;
export const BODY_MAX = 200_000;
export const FILES_MAX = 10;

/** Channels through which no message comes by itself: an officer writes down what was said or handed over. */
export const handChannels = ["phone", "visit", "letter", "fax"] as const;
export type HandChannel = (typeof handChannels)[number];

/** What stands on their paper. `theirDate`: a Gregorian day. */
const registrationInput = z.strictObject({
  theirNumber: optionalText(100),
  theirDate: z.string().max(40).refine(isDay, { message: "date.unreadable" }).optional().describe("YYYY-MM-DD"),
});

/** One submission, by form or API. */
export const submitInput = z.strictObject({
  channel: z.enum(channels),
  subject: text(SUBJECT_MAX),
  body: text(BODY_MAX),
  kind: z.enum(kinds).default("other"),
  priority: z.enum(priorities).default("normal"),
  departmentId: z.uuid().optional().describe("A hint of the sender's, for whoever refers it"),
  externalId: optionalText(200).describe(
    "Unique for ever within its channel: a repeat is answered with the first request",
  ),
  confidential: z.boolean().default(false),
  customer: customerInput.prefault({}),
  receivedAt: z
    .union([z.date(), z.iso.datetime({ offset: true })])
    .transform((at) => new Date(at))
    .optional(),
  attachments: z.array(z.uuid()).max(FILES_MAX).default([]).describe("Files that the same token uploaded"),
  customerCode: z
    .string()
    .trim()
    .max(20)
    .transform(latinDigits)
    .optional()
    .describe("Not by forms: whose card it is, when the sender is known otherwise than by his keys"),
  registration: registrationInput
    .optional()
    .describe("Not by forms, for phone, visit, letter and fax, which get a registry number with and without it"),
});

/** What came by a door that cannot be asked to correct anything (mail, SMS, messenger): only our own jobs may say so. */
export const receiveInput = submitInput.extend({
  /** Kinds of keys whose possession the door itself proves. */
  proved: z.array(z.enum(["mobile", "email", "handle"])).default([]),
});

export type SubmitInput = z.output<typeof submitInput>;

export const requestSearch = z.strictObject({
  status: z.enum(requestStatuses).optional(),
  kind: z.enum(kinds).optional(),
  priority: z.enum(priorities).optional(),
  channel: z.enum(channels).optional(),
  tagId: z.uuid().optional(),
  customerId: z.uuid().optional(),
  /** Words, a number, a tracking code, or a registry number: «۱۴۰۵/۱۲۳». */
  q: z.string().max(200).optional(),
  /** A seat that holds an open referral of the request. */
  assignedTo: z.uuid().optional(),
  updatedSince: instant.optional(),
  ...placeFields,
});
export type RequestSearch = z.output<typeof requestSearch>;
