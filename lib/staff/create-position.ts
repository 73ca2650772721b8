import { z } from "zod";
import { invalid } from "@/lib/base/errors";
import { text } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { roles } from "./schema";

/** A new seat, vacant at first. */
export const createPosition = command({
  name: "position.write",
  input: z.strictObject({ departmentId: z.uuid(), title: text(120), role: z.enum(roles) }),
  load: async () => null,
  run: async ({ db, input, now, record }) => {
    const { departmentId, title } = input;
    const [department] = await db.$queryRaw<{ active: boolean }[]>`
      select "active" from "Department" where "id" = ${departmentId}::uuid for share`;
    if (!department?.active) throw invalid({ departmentId: "settings.problems.unknownDepartment" });
    const taken = await db.position.findUnique({ where: { departmentId_title: { departmentId, title } } });
    if (taken) throw invalid({ title: "settings.problems.titleTaken" });
    const id = newId();
    await db.position.create({ data: { id, ...input, createdAt: now } });
    record({ type: "position.created", subject: { type: "position", id }, departmentId, after: input });
    return { id };
  },
});
