import { t } from "@/lib/i18n/t";
import type { Filing } from "./schema";

type Point = { id: string; customerId: string; kind: string };

/** The sender wants no more news, offers and questionnaires at this number or address: so it is from now on, whoever's card it stands on. */
export async function noteOptOut({ db, now, row, inbound, keys, record }: Filing): Promise<void> {
  const how = t("received.optOut", {
    channel: t(`words.channel.${row.channel}`),
    words: inbound.text.trim().slice(0, 100),
  });
  const purposes = ["news", "offers", "survey"] as const;
  for (const { kind, canonical } of keys) {
    const points = await db.$queryRaw<Point[]>`
      select "id", "customerId", "kind"::text from "ContactPoint"
      where "kind" = ${kind}::"ContactKind" and "canonical" = ${canonical} and "retiredAt" is null`;
    for (const { id, customerId } of points)
      for (const purpose of purposes) {
        await db.$executeRaw`
          insert into "Consent" ("contactPointId", "purpose", "granted", "how", "at")
          values (${id}::uuid, ${purpose}::"ConsentPurpose", false, ${how}, ${now})
          on conflict ("contactPointId", "purpose") do update set "granted" = false, "how" = excluded."how", "at" = excluded."at", "userId" = null`;
        record({
          type: "contact.consented",
          customerId,
          after: { contactPointId: id, kind, purposeOf: purpose, consent: false },
          personal: { how },
        });
      }
  }
}
