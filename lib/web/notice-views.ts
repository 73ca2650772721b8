import { z } from "zod";
import { requestStatuses } from "@/lib/base/words";
import { mailWays, noticeKinds } from "@/lib/notices/schema";
import { named } from "./views";

/** What API v1 gives of notices. */
export const notice = named(
  "Notice",
  z.object({
    id: z.uuid(),
    kind: z.enum(noticeKinds),
    at: z.date(),
    read: z.boolean(),
    by: z.string().nullable(),
    request: z
      .object({
        number: z.int(),
        subject: z.string().nullable(),
        status: z.enum(requestStatuses),
        open: z.boolean(),
      })
      .nullable(),
    detail: z.string().nullable(),
  }),
);
export const noticesRead = named("NoticesRead", z.object({ read: z.int() }));
export const noticeChoices = named(
  "NoticeChoices",
  z.object({
    kinds: z.partialRecord(z.enum(noticeKinds), z.object({ inApp: z.boolean(), mail: z.enum(mailWays) })),
    quietFrom: z.int(),
    quietTo: z.int(),
    quietDaysOff: z.boolean(),
    digestAt: z.int(),
  }),
);
