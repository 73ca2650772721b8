import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { parseEmail } from "@/lib/base/email";
import { invalid, notFound } from "@/lib/base/errors";
import { parsePhone } from "@/lib/base/phone";
import { latinDigits } from "@/lib/base/text";
import { type CustomerSummary, readCard, readEarlier, seesPoints, shownPoint } from "@/lib/customers/queries";
import { query } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
import type { ContactKind } from "@/prisma/generated/enums";

type Found = { customerId: string; kind: ContactKind; verified: boolean };

/** Who would this be? Reads what filing would find, and changes nothing. Verified keys win, then mobile, email, landline. */
export const lookupCustomer = query({
  name: "customer.lookup",
  input: z.strictObject({
    phone: z.string().max(60).optional(),
    email: z.string().max(320).optional(),
    /** Code of a card that was chosen already. */
    code: z.string().trim().max(20).transform(latinDigits).optional(),
  }),
  run: async ({ db, actor, input, now }) => {
    const phone = input.phone ? parsePhone(input.phone, (await loadSettings(db, now)).areaCode) : null;
    const email = input.email ? parseEmail(input.email) : null;
    if (input.phone && !phone) throw invalid({ phone: "phone.unreadable" });
    if (input.email && !email) throw invalid({ email: "email.unreadable" });
    const earlierOf = (id: string) => readEarlier(db, actor, id, null, 20);
    if (input.code !== undefined) {
      const named = await readCard(db, { code: input.code });
      if (!named) throw notFound();
      return { customer: shownCard(actor, named), match: null, previousRequests: await earlierOf(named.id) };
    }
    const keys = [phone?.canonical, email?.canonical].filter((k) => k !== undefined);
    if (keys.length === 0) throw invalid({ phone: "contact.oneNeeded" });
    const [match] = await db.$queryRaw<Found[]>`
      select p."customerId", p."kind"::text, p."state" = 'verified' as "verified" from "ContactPoint" p
      where p."canonical" = any(${keys}) and p."kind" <> 'handle' and not p."shared" and p."retiredAt" is null
      order by p."state" = 'verified' desc, array_position(array['mobile', 'email', 'landline'], p."kind"::text) limit 1`;
    const card = match ? await readCard(db, { id: match.customerId }) : null;
    if (!match || !card) return { customer: null, match: null, previousRequests: [] };
    return {
      customer: shownCard(actor, card),
      match: { by: match.kind, verified: match.verified },
      previousRequests: await earlierOf(card.id),
    };
  },
});

const shownCard = (actor: Actor, card: CustomerSummary): CustomerSummary => ({
  ...card,
  points: card.points.map((p) => shownPoint(p, seesPoints(actor))),
});
