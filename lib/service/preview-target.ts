import { z } from "zod";
import { kinds, priorities } from "@/lib/base/words";
import { calendarOf } from "@/lib/calendar/store";
import { query } from "@/lib/kernel/command";
import { dueAfter, fittingTargets, TRAITS } from "./rules";
import { clockKinds } from "./schema";
import { loadTargets } from "./store";

const input = z.strictObject({
  kind: z.enum(kinds).default("other"),
  priority: z.enum(priorities).default("normal"),
  departmentId: z.union([z.literal("").transform(() => null), z.null(), z.uuid()]).default(null),
  level: z.string().max(40).default("normal"),
});

/** Which target a request with these traits would get now, why, and when it would be due; one line a clock. */
export const previewTarget = query({
  name: "service.manage",
  input,
  run: async ({ db, input: traits, now }) => {
    const rows = await loadTargets(db, now);
    const work = await calendarOf(db, now, { departmentId: traits.departmentId });
    return clockKinds.map((clock) => {
      const [chosen, ...others] = fittingTargets(rows, clock, traits);
      return {
        clock,
        chosen: chosen ?? null,
        /** What the row names; nothing: it is for all. */
        names: chosen ? TRAITS.filter((name) => chosen[name] !== null) : [],
        others: others.length,
        dueAt: chosen ? dueAfter(now, chosen.minutes * 60, work) : null,
        calendarId: work.id,
      };
    });
  },
});
