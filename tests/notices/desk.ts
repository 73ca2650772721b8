import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { fromTehran } from "@/lib/i18n/date";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/notices/jobs";
import { postNotices } from "@/lib/notices/post-notices";
import type { Request } from "@/prisma/generated/client";

/* A Saturday in working time, and what comes after it. */
export const noon = fromTehran("2026-11-21", 720);
export const minutes = (n: number) => new Date(noon.getTime() + n * 60_000);
export const morning = fromTehran("2026-11-22", 496);
export const quiet = { quietFrom: 1200, quietTo: 480, quietDaysOff: true, digestAt: 495 };

export const waiting = (requestId: string) => database().$queryRaw<{ payload: Record<string, unknown> }[]>`
  select j."payload" from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t."id" = j."task_id"
  where t."identifier" = 'notices.spread' and j."payload"::jsonb->'requestIds' @> to_jsonb(${requestId}::text) order by j."id"`;
/** Does what the worker would do with what was queued for this request. */
export async function spread(request: Pick<Request, "id">, at = noon) {
  for (const { payload } of await waiting(request.id))
    await clock.at(at, () => jobs["notices.spread"]!(payload, jobContext(1, 25)));
}
export const noticesOf = (userId: string, request: Pick<Request, "id">) =>
  database().notice.findMany({ where: { userId, requestId: request.id }, orderBy: { at: "asc" } });
export const kindsOf = async (userId: string, request: Pick<Request, "id">) =>
  (await noticesOf(userId, request)).map((n) => n.kind);
export const post = (userId: string, at: Date) => clock.at(at, () => postNotices(SYSTEM("notices"), { userId }));
export const mailsTo = (email: string) =>
  database().outboxMessage.findMany({ where: { toAddress: email }, orderBy: { createdAt: "asc" } });
