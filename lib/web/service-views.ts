import { z } from "zod";
import { clockKinds, targetView } from "@/lib/service/schema";
import { maybe } from "./maybe";
import { named } from "./views";

const target = named("ServiceTarget", targetView);
export const targetsShown = named("ServiceTargets", z.object({ items: z.array(target) }));
export const levelSet = named(
  "CustomerLevel",
  z.object({ id: z.uuid(), code: z.string(), level: z.string(), version: z.int() }),
);
/** What is late, where it lies and why. `seat` null: a department's queue, or the coordinators' common inbox. */
export const lateView = named(
  "Late",
  z.object({
    number: z.int(),
    subject: z.string(),
    customer: maybe(z.string()),
    clock: z.enum(clockKinds),
    referralId: maybe(z.uuid()),
    department: maybe(z.string()),
    seat: maybe(z.string()),
    person: maybe(z.string()),
    dueAt: z.date(),
    lateSeconds: z.int().describe("Of working time"),
    reason: z.string(),
    waitsFor: maybe(z.string()),
  }),
);
