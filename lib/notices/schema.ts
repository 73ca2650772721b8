import { z } from "zod";
import { type Page, placeFields } from "@/lib/base/cursor";
import { flag, requestNumber } from "@/lib/base/fields";
import { minutesTyped } from "@/lib/calendar/schema";
import type { RequestStatus } from "@/prisma/generated/enums";

/** What one may be told of; the words of each: `notices.kind.*`. In the order of the settings page. */
export const noticeKinds = [
  "referred",
  "queued",
  "copied",
  "returned",
  "rejected",
  "recalled",
  "cancelled",
  "answered",
  "customerWrote",
  "customerClosed",
  "deliveryFailed",
  "mentioned",
  "noted",
  "warned",
  "breached",
  "escalated",
  "cameBack",
  "followUpSoon",
  "substitute",
  "told",
  "taskDone",
  "ruleStopped",
  "newRequest",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** The kinds that belong together, as the settings page shows them. */
export const kindGroups = [
  { group: "work", kinds: ["referred", "queued", "copied", "returned", "rejected", "recalled", "cancelled"] },
  { group: "requests", kinds: ["answered", "customerWrote", "customerClosed", "deliveryFailed", "newRequest"] },
  { group: "people", kinds: ["mentioned", "noted", "told", "substitute"] },
  { group: "time", kinds: ["warned", "breached", "escalated", "cameBack", "followUpSoon"] },
  { group: "others", kinds: ["taskDone", "ruleStopped"] },
] as const satisfies { group: string; kinds: readonly NoticeKind[] }[];

/** By mail: as soon as it happens (a few minutes, quiet hours aside), in the mail of the day, or not at all. */
export const mailWays = ["now", "digest", "off"] as const;
export type MailWay = (typeof mailWays)[number];
export type Choice = { inApp: boolean; mail: MailWay };

/** Minutes from local midnight in Tehran: 0 to 1439. */
const minuteOfDay = z.number().int().min(0).max(1439);
/** «۲۰:۰۰» with any digits becomes its minute; the day's end is its beginning. */
const timeOfDay = z
  .union([minuteOfDay, z.string()])
  .transform((typed, ctx) => (typeof typed === "number" ? typed : minutesTyped(typed, ctx) % 1440));

export const choicesInput = z.strictObject({
  kinds: z
    .partialRecord(z.enum(noticeKinds), z.strictObject({ inApp: flag.default(false), mail: z.enum(mailWays) }))
    .default({}),
  /** No mail of ours between these two; the same time twice: no quiet hours. */
  quietFrom: timeOfDay,
  quietTo: timeOfDay,
  /** Nor on days when the house is closed. */
  quietDaysOff: flag.default(false),
  digestAt: timeOfDay,
});
export type Choices = z.output<typeof choicesInput>;

export const noticesInput = z.strictObject({ unread: flag.optional(), ...placeFields });

/** Marks as read: these, those of a request, or all. */
export const readInput = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(100).optional(),
  number: requestNumber.optional(),
  all: flag.optional(),
});

export type NoticeItem = {
  id: string;
  kind: NoticeKind;
  at: Date;
  read: boolean;
  /** Who did it; null: the system, or a customer. */
  by: string | null;
  /** Null for what is about no request; without subject when the reader may not see it any more. */
  request: { number: number; subject: string | null; status: RequestStatus; open: boolean } | null;
  /** Words of its own: the note of a follow-up, the kind of a finished task, the seat of a substitute. */
  detail: string | null;
};
export type NoticePage = Page<NoticeItem>;
