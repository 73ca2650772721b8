import { z } from "zod";
import { query } from "@/lib/kernel/command";
import { elapsed } from "./rules";
import { closureFields, span } from "./schema";
import { calendarOf } from "./store";

const { from, until, departmentId, province } = closureFields;
const MOST = 10_000;

/** What a closure would do: working seconds that it shuts, and open deadlines that it would move (counted up to 10,000). */
export const previewClosure = query({
  name: "calendar.write",
  input: z.strictObject({ from, until, departmentId, province: province.optional() }).superRefine(span),
  run: async ({ db, now, input }) => {
    const { from, until, departmentId = null, province = null } = input;
    const seconds = elapsed(from, until, await calendarOf(db, now, { departmentId, province }));
    if (seconds === 0) return { seconds, deadlines: 0, more: false };
    const [row] = await db.$queryRaw<[{ n: number }]>`
      select count(*)::int as n from (
        select 1 from "Clock" c
        where c."state" = 'running' and not c."fixed" and c."dueAt" > ${from} and c."runningFrom" < ${until}
          and (${departmentId}::uuid is null or c."departmentId" = ${departmentId}::uuid)
          and (${province}::text is null or exists (select 1 from "Request" r join "Customer" u on u."id" = r."customerId"
            where r."id" = c."requestId" and u."province" = ${province}))
        limit ${MOST}
      ) as moved`;
    return { seconds, deadlines: row.n, more: row.n === MOST };
  },
});
