import { z } from "zod";
import { targetView } from "@/lib/service/schema";
import { named } from "./views";

const target = named("ServiceTarget", targetView);
export const targetsShown = named("ServiceTargets", z.object({ items: z.array(target) }));
export const levelSet = named(
  "CustomerLevel",
  z.object({ id: z.uuid(), code: z.string(), level: z.string(), version: z.int() }),
);
