import { z } from "zod";
import { invalid } from "@/lib/base/errors";
import { text } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { wholeField } from "./schema";

export const createDepartment = command({
  name: "department.write",
  input: z.strictObject({ name: text(120), ordinal: wholeField(0, 1000).default(0) }),
  load: async () => null,
  run: async ({ db, input, now, record }) => {
    if (await db.department.findUnique({ where: { name: input.name } }))
      throw invalid({ name: "settings.problems.nameTaken" });
    const id = newId();
    await db.department.create({ data: { id, ...input, createdAt: now } });
    record({ type: "department.created", subject: { type: "department", id }, departmentId: id, after: input });
    return { id };
  },
});
