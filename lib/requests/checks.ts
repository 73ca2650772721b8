import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";
import { flag, text } from "@/lib/base/fields";
import { kinds } from "@/lib/base/words";
import type { NewEvent } from "@/lib/kernel/events";
import { taskSql } from "@/lib/referrals/store";
import { Prisma, type Request, type RequestCheck } from "@/prisma/generated/client";

const sql = Prisma.sql;
export const LINES_MAX = 40;

export type CheckLine = { id: string; text: string; required: boolean };
export type ChecklistRow = {
  id: string;
  name: string;
  kind: (typeof kinds)[number] | null;
  departmentId: string | null;
  department: string | null;
  automatic: boolean;
  active: boolean;
  lines: CheckLine[];
  version: number;
};
export type CheckView = {
  id: string;
  text: string;
  required: boolean;
  doneAt: string | null;
  doneBy: string | null;
  addedBy: string | null;
  /** Name of the list it came from. */
  list: string | null;
};

const line = z.strictObject({ id: z.uuid().optional(), text: text(300), required: flag.default(false) });

/** What a checklist of the house says. Lines that keep their id stay the same thing to do. */
export const checklistFields = {
  name: text(80),
  kind: z.enum(kinds).nullable().optional(),
  departmentId: z.uuid().nullable().optional(),
  automatic: flag.optional(),
  active: flag.optional(),
  lines: z.array(line).min(1).max(LINES_MAX),
};

/** SQL: what is to be done on request `q` as a JSON list of `CheckView`. */
export const checksSql = sql`(select coalesce(json_agg(json_build_object('id', k."id", 'text', k."text", 'required', k."required",
    'doneAt', k."doneAt", 'doneBy', du."name", 'addedBy', au."name", 'list', l."name") order by k."addedAt", k."ordinal", k."id"), '[]')
  from "RequestCheck" k left join "Checklist" l on l."id" = k."checklistId"
  left join "User" du on du."id" = k."doneById" left join "User" au on au."id" = k."addedById"
  where k."requestId" = q."id" and k."removedAt" is null)`;

type Named = Pick<Request, "id" | "customerId">;
type Recorder = (event: NewEvent) => void;

/**
 * Puts on each of these requests what the automatic checklists of its kind, and of the departments it was referred to, ask for. Run as
 * often as one likes: what is there, or was taken away by somebody, is not put there again.
 */
export async function bringChecks(db: Db, record: Recorder, requests: readonly Named[], now: Date): Promise<void> {
  const ids = requests.map((one) => one.id);
  const brought = await db.$queryRaw<{ id: string; requestId: string }[]>`
    insert into "RequestCheck" ("id", "requestId", "checklistId", "lineId", "text", "required", "ordinal", "addedAt")
    select gen_random_uuid(), q."id", c."id", (n.line->>'id')::uuid, n.line->>'text', (n.line->>'required')::boolean, n.place, ${now}
    from "Checklist" c cross join lateral jsonb_array_elements(c."lines") with ordinality n(line, place)
    join "Request" q on q."id" = any(${ids}::uuid[]) and q."status" not in ('closed', 'merged', 'spam')
      and (c."kind" is null or c."kind" = q."kind")
      and (c."departmentId" is null or exists (
        select 1 from "Referral" r left join "Position" p on p."id" = r."toPositionId"
        where r."requestId" = q."id" and ${taskSql()} and r."mode" <> 'ask' and r."status" not in ('returned', 'recalled', 'cancelled')
          and coalesce(p."departmentId", r."toDepartmentId") = c."departmentId"))
    where c."active" and c."automatic"
    on conflict do nothing returning "id"::text, "requestId"::text`;
  for (const { id, customerId } of requests) {
    const checkIds = brought.filter((one) => one.requestId === id).map((one) => one.id);
    if (checkIds.length > 0)
      record({ type: "request.checkAdded", requestId: id, customerId, after: { checkIds, automatic: true } });
  }
}

/** Refuses to close while something that must be done before is left, and names it. */
export async function mustBeChecked(db: Db, record: Recorder, request: Named, now: Date): Promise<void> {
  await bringChecks(db, record, [request], now);
  const left = await db.requestCheck.findMany({
    where: { requestId: request.id, required: true, doneAt: null, removedAt: null },
    select: { text: true },
    orderBy: [{ addedAt: "asc" }, { ordinal: "asc" }],
  });
  if (left.length === 0) return;
  const names = left.slice(0, 3).map((one) => `«${one.text}»`);
  throw conflict({
    key: left.length > 3 ? "conflict.checksLeftMore" : "conflict.checksLeft",
    params: { names: names.join("، "), count: left.length - 3 },
  });
}

/** Locks one thing to do; its request must be locked before. */
export async function lockCheck(db: Db, request: Pick<Request, "id">, id: string): Promise<RequestCheck> {
  const [check] = await db.$queryRaw<RequestCheck[]>`
    select * from "RequestCheck" where "id" = ${id}::uuid and "requestId" = ${request.id}::uuid and "removedAt" is null for update`;
  if (!check) throw notFound();
  return check;
}

/** The checklist's lines as they stand in the row. */
export const linesOf = (row: { lines: Prisma.JsonValue }): CheckLine[] => row.lines as unknown as CheckLine[];
