import { z } from "zod";
import { parseEmail } from "@/lib/base/email";
import { invalid } from "@/lib/base/errors";
import { parsePhone } from "@/lib/base/phone";
import { readCard, readEarlier, seesPoints, shownPoint } from "@/lib/customers/queries";
import { query } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
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
