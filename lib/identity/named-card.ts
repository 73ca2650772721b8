import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";

/** What filing needs to know of a card. */
export type OfCard = { code: string; requestCount: number; level: string; province: string | null; version: number };
export type Card = OfCard & { customerId: string; nameless: boolean };

/** The card of this code, or the one it was merged into. @throws `invalid({ customerCode })` when there is none */
export async function cardNamed(db: Db, code: string): Promise<Card> {
  const [card] = await db.$queryRaw<Card[]>`
    select c."id" as "customerId", c."name" is null as "nameless", c."code", c."requestCount", c."level", c."province", c."version"
    from "Customer" f join "Customer" c on c."id" = live_customer(f."id") where f."code" = ${code} and c."erasedAt" is null`;
  if (!card) throw invalid({ customerCode: "customer.unknown" });
  return card;
}
