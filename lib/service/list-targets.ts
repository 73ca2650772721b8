import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { query } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
import { shownTask } from "@/lib/tasks/rules";
import { specificity } from "./rules";

/** The table of targets, the general rows first. */
export const listTargets = query({
  name: "service.read",
  input: z.strictObject({}),
  run: ({ db }) => readTargets(db),
});

async function readTargets(db: Db) {
  const rows = await db.serviceTarget.findMany({ orderBy: [{ clock: "asc" }, { createdAt: "asc" }] });
  const ordered = rows.sort((a, b) => order(a.clock) - order(b.clock) || specificity(a) - specificity(b));
  return { items: ordered.map(({ createdAt: _, updatedAt: __, ...row }) => row) };
}

const order = (clock: string) => ["first_reply", "resolution", "hop"].indexOf(clock);

/** All that the page of service settings shows: rows, rules, levels, departments, and how far the last change of deadlines is. */
export const readService = query({
  name: "service.manage",
  input: z.strictObject({}),
  run: async ({ db, now }) => {
    const { escalation, levels } = await loadSettings(db, now);
    const departments = await db.department.findMany({
      where: { active: true },
      select: { id: true, name: true },
      orderBy: [{ ordinal: "asc" }, { name: "asc" }],
    });
    const task = await db.task.findFirst({ where: { kind: "service.recompute" }, orderBy: { createdAt: "desc" } });
    const { items } = await readTargets(db);
    return { targets: items, escalation, levels, departments, task: task && shownTask(task) };
  },
});
