import type { Db } from "@/lib/base/db";
import { conflict, invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { parsePhone } from "@/lib/base/phone";
import { joinedKey, latinDigits, searchKey } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
import { relationInput } from "./schema";
import { actingSeat, cardId, lockCustomer } from "./store";

/** Says who this customer is to another: member, colleague, relative, introduced by. Both cards show it. */
export const relateCustomers = command({
  name: "customer.relate",
  input: relationInput,
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, now, record }) => {
    const otherId = await findOther(db, input.other, now);
    if (otherId === card.id) throw invalid({ other: "customer.toItself" });
    const other = await db.customer.findUniqueOrThrow({
      where: { id: otherId },
      select: { id: true, code: true, kind: true },
    });
    const [from, to] = input.inward ? [other, card] : [card, other];
    if (input.kind === "member" && to.kind === "person") throw invalid({ other: "customer.memberOfPerson" });
    const { kind, role = null } = input;
    // Colleagues and relatives are so both ways: one row, whoever said it first.
    const both = kind === "colleague" || kind === "family";
    if (both && (await db.customerRelation.count({ where: { fromId: to.id, toId: from.id, kind } })) > 0)
      throw conflict("customer.alreadyRelated");
    const row = { id: newId(), fromId: from.id, toId: to.id, kind, role, createdAt: now };
    const { count } = await db.customerRelation.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) throw conflict("customer.alreadyRelated");
    for (const one of [card, other])
      record({
        type: "customer.related",
        customerId: one.id,
        ...actingSeat(actor),
        after: { relationId: row.id, kind, from: from.id, to: to.id },
        ...(role ? { personal: { role } } : {}),
      });
    return { id: row.id, code: card.code, kind, other: other.code };
  },
});

/** The one living card that this code, phone or exact name (in any spelling) names. */
async function findOther(db: Db, typed: string, now: Date): Promise<string> {
  const digits = latinDigits(typed).replace(/[\s\-+().]/g, "");
  const byCode = /^\d{2,18}$/.test(digits) ? await cardId(db, digits) : null;
  if (byCode) return byCode;
  const phone = parsePhone(typed, (await loadSettings(db, now)).areaCode);
  const found = phone
    ? await db.$queryRaw<{ id: string }[]>`
        select distinct c."id" from "ContactPoint" p join "Customer" c on c."id" = p."customerId"
        where p."canonical" = ${phone.canonical} and p."kind"::text = ${phone.kind} and p."retiredAt" is null and c."mergedIntoId" is null limit 2`
    : await db.$queryRaw<{ id: string }[]>`
        select c."id" from "Customer" c where (c."nameKey" = ${searchKey(typed)} or c."nameJoined" = ${joinedKey(typed)})
          and c."mergedIntoId" is null and c."name" is not null and c."erasedAt" is null limit 2`;
  if (found.length > 1) throw invalid({ other: "customer.severalOfThatName" });
  if (!found[0]) throw invalid({ other: "customer.unknownOther" });
  return found[0].id;
}
