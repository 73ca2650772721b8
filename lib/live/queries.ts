import { z } from "zod";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import type { RequestFacts } from "./rules";

const { sql } = Prisma;

/** Per request what it takes to say who sees it, whoever asks; one statement for all of them. */
export const readFacts = query({
  name: "live.follow",
  input: z.strictObject({ ids: z.array(z.uuid()).optional(), number: z.number().int().optional() }),
  run: async ({ db, input: { ids, number } }) => {
    const which = ids ? sql`q."id" = any(${ids}::uuid[])` : sql`q."number" = ${number ?? 0}`;
    return db.$queryRaw<(RequestFacts & { id: string })[]>`
      select q."id", q."number", q."ownerPositionId",
        exists (select 1 from "Position" v where v."id" = q."ownerPositionId" and v."role" = 'coordinator' and not exists (
          select 1 from "PositionHolder" h where h."positionId" = v."id" and h."until" is null)) as "ownerVacant",
        (select coalesce(jsonb_agg(jsonb_build_object('id', r."id", 'status', r."status", 'fromPositionId', r."fromPositionId",
            'toPositionId', r."toPositionId", 'holderPositionId', r."holderPositionId", 'toDepartmentId', r."toDepartmentId",
            'holderDepartmentId', p."departmentId")), '[]') from "Referral" r left join "Position" p on p."id" = r."holderPositionId"
          where r."requestId" = q."id") as "referrals",
        (select coalesce(jsonb_agg(m."userId"), '[]') from "Mention" m where m."requestId" = q."id" and m."endedAt" is null) as "mentioned"
      from "Request" q where ${which}`;
  },
});
