import { z } from "zod";
import { inSight } from "@/lib/auth/sight";
import { latinDigits } from "@/lib/base/text";
import { query } from "@/lib/kernel/command";
import type { RequestStatus } from "@/prisma/generated/enums";
import { ALIKE, likeness } from "./same-text";

const input = z.strictObject({
  customerCode: z.string().trim().max(20).transform(latinDigits),
  subject: z.string().max(300).default(""),
  body: z.string().max(20_000).default(""),
});

type Row = { number: number; subject: string; body: string; status: RequestStatus; receivedAt: Date; inSight: boolean };

/** Has this customer asked the same already? His open requests that are like a text, before it is saved; the likest first. */
export const findSame = query({
  name: "request.findSame",
  input,
  run: async ({ db, actor, input: { customerCode, ...text } }) => {
    const open = await db.$queryRaw<Row[]>`
      select q."number", q."subject", left(q."body", 4000) as "body", q."status"::text, q."receivedAt", ${inSight(actor)} as "inSight"
      from "Customer" f join "Request" q on q."customerId" = live_customer(f."id")
      where f."code" = ${customerCode} and q."status" not in ('closed', 'merged', 'spam')
        and (not q."confidential" or ${inSight(actor)}) order by q."receivedAt" desc limit 50`;
    const items = open
      .map(({ body, ...one }) => ({ ...one, score: likeness(text, { subject: one.subject, body }) }))
      .filter((one) => one.score >= ALIKE)
      .sort((a, b) => b.score - a.score);
    return { items: items.slice(0, 5), nextCursor: null };
  },
});
