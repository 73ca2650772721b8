import type { Db } from "@/lib/base/db";
import { isVerified } from "@/lib/customers/rules";
import type { Request } from "@/prisma/generated/client";

/**
 * Mobile numbers at which the customer of a request may be told something by ourselves: those that came with it first, then verified
 * ones of his card, the main one before others. None that is retired, not to be used, shared, or whose owner refused service messages.
 */
export async function mayReach(db: Db, request: Pick<Request, "id" | "customerId">, now: Date): Promise<string[]> {
  const given = await db.requestKey.findMany({
    where: { requestId: request.id, kind: "mobile", canonical: { not: null } },
    orderBy: { id: "asc" },
  });
  const points = await db.contactPoint.findMany({
    where: { customerId: request.customerId, kind: "mobile" },
    orderBy: [{ main: "desc" }, { createdAt: "asc" }],
    include: { consents: { where: { purpose: "service" } } },
  });
  const barred = new Set(
    points.filter((p) => p.retiredAt || p.doNotUse || p.consents.some((c) => !c.granted)).map((p) => p.canonical),
  );
  const verified = points.filter((p) => !p.shared && isVerified(p, now)).map((p) => p.canonical);
  return [...new Set([...given.map((key) => key.canonical!), ...verified])].filter((number) => !barred.has(number));
}
