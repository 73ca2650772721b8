import { z } from "zod";
import { decodeCursor, encodeCursor } from "@/lib/base/cursor";
import { parseEmail } from "@/lib/base/email";
import { invalid } from "@/lib/base/errors";
import { whole } from "@/lib/base/fields";
import { parsePhone } from "@/lib/base/phone";
import { readCard, readEarlier, seesPoints, shownPoint } from "@/lib/customers/queries";
import { query } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
import { Prisma } from "@/prisma/generated/client";
import type { ContactKind } from "@/prisma/generated/enums";

type Found = { customerId: string; kind: ContactKind; verified: boolean };

/** Who would this be? Reads what filing would find, and changes nothing. Verified keys win, then mobile, email, landline. */
export const lookupCustomer = query({
  name: "customer.lookup",
  input: z.strictObject({ phone: z.string().max(60).optional(), email: z.string().max(320).optional() }),
  run: async ({ db, actor, input, now }) => {
    const phone = input.phone ? parsePhone(input.phone, (await loadSettings(db, now)).areaCode) : null;
    const email = input.email ? parseEmail(input.email) : null;
    if (input.phone && !phone) throw invalid({ phone: "phone.unreadable" });
    if (input.email && !email) throw invalid({ email: "email.unreadable" });
    const keys = [phone?.canonical, email?.canonical].filter((k) => k !== undefined);
    if (keys.length === 0) throw invalid({ phone: "contact.oneNeeded" });
    const [match] = await db.$queryRaw<Found[]>`
      select p."customerId", p."kind"::text, p."state" = 'verified' as "verified" from "ContactPoint" p
      where p."canonical" = any(${keys}) and p."kind" <> 'handle' and not p."shared" and p."retiredAt" is null
      order by p."state" = 'verified' desc, array_position(array['mobile', 'email', 'landline'], p."kind"::text) limit 1`;
    const card = match ? await readCard(db, { id: match.customerId }) : null;
    if (!match || !card) return { customer: null, match: null, previousRequests: [] };
    const whole = seesPoints(actor);
    return {
      customer: { ...card, points: card.points.map((p) => shownPoint(p, whole)) },
      match: { by: match.kind, verified: match.verified },
      previousRequests: await readEarlier(db, actor, card.id, null, 20),
    };
  },
});

type Pair = { id: string; code: string; name: string | null };
type SuggestionRow = {
  id: string;
  score: number;
  reasons: unknown;
  createdAt: Date;
  sortAt: string;
  customers: Pair[];
};

/** Pairs of cards that may be one customer and that nobody has judged yet, newest first. */
export const listSuggestions = query({
  name: "suggestion.read",
  input: z.strictObject({ cursor: z.string().max(300).optional(), limit: whole(1, 100).default(50) }),
  run: async ({ db, input: { cursor, limit } }) => {
    const after = cursor ? decodeCursor(cursor) : null;
    const rows = await db.$queryRaw<SuggestionRow[]>`
      select s."id", s."score", s."reasons", s."createdAt", s."createdAt"::text as "sortAt",
        (select json_agg(json_build_object('id', c."id", 'code', c."code", 'name', c."name") order by c."id")
          from "Customer" c where c."id" in (s."customerAId", s."customerBId")) as "customers"
      from "MergeSuggestion" s where s."status" = 'open'
        ${after ? Prisma.sql`and (s."createdAt", s."id") < (${after.sort}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
      order by s."createdAt" desc, s."id" desc limit ${limit + 1}`;
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page, nextCursor: last ? encodeCursor(last.sortAt, last.id) : null };
  },
});
