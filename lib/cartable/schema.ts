import { z } from "zod";
import { type Page, placeFields } from "@/lib/base/cursor";
import { flag } from "@/lib/base/fields";
import { channels, kinds, priorities } from "@/lib/base/words";
import type { TagTone } from "@/lib/customers/rules";

export const boxes = ["inbox", "review", "followup", "department", "copies", "overdue", "done"] as const;
export type Box = (typeof boxes)[number];

export const cartableInput = z.strictObject({
  box: z.enum(boxes).default("inbox"),
  q: z.string().max(200).optional(),
  kind: z.enum(kinds).optional(),
  priority: z.enum(priorities).optional(),
  channel: z.enum(channels).optional(),
  unread: flag.optional(),
  tagId: z.uuid().optional(),
  /** Only for a department's manager in the box `department`: also what his officers hold. */
  held: z.literal("all").optional(),
  ...placeFields,
});

export type CartableFilter = z.output<typeof cartableInput>;

export type FollowUp = { at: Date; note: string | null; by: string | null; snoozed: boolean; back: boolean };

export type CartableItem = {
  kind: "request" | "referral";
  id: string;
  request: {
    id: string;
    number: number;
    subject: string;
    status: string;
    kind: string;
    priority: string;
    channel: string;
    reopened: boolean;
    deliveryFailed: boolean;
    confidential: boolean;
    tags: { id: string; name: string; tone: TagTone }[];
    /** Number of another open request that may be the same. */
    sameAs: number | null;
    customer: { code: string; name: string | null };
  };
  referral: {
    id: string;
    purpose: string;
    instruction: string;
    /** Why it was cancelled; null of all else, and of what is confidential and out of sight. */
    reason: string | null;
    status: string;
    urgency: string;
    mode: string;
    copy: boolean;
    /** Who has it: a seat with its holder's name, or the department in whose queue it waits. */
    holder: string | null;
  } | null;
  /** Who referred it, or the departments whose answers wait for review. */
  from: string | null;
  /** The same without his seat, for narrow rows. */
  fromName: string | null;
  /** Waits in a department's queue for whoever takes it. */
  inQueue: boolean;
  /** An opinion that the holder asked for is still out. */
  waitsOpinion: boolean;
  /** The deadline that still runs; null when there is none, or when what it was for is done. */
  dueAt: Date | null;
  /** Working seconds until then, of the company's time; negative beyond it. */
  workLeft?: number;
  overdue: boolean;
  unread: boolean;
  /** When it is to come back, or came back (`back`), and why; `snoozed`: until then it is out of the inbox. */
  followUp: FollowUp | null;
  lastStep: string;
  lastStepAt: Date;
};

export type CartablePage = Page<CartableItem>;
export type BoxCounts = Record<Box, number>;
