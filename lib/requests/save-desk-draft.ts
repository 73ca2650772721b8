import { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import { sightOf } from "./store";

const { sql } = Prisma;

export const draftInput = z.strictObject({
  number: requestNumber,
  form: z.string().regex(/^[a-zA-Z]{1,20}(:[0-9a-f-]{36})?$/),
  /** Nothing typed at all lets the draft go. */
  values: z
    .record(z.string().max(60), z.string().max(100_000))
    .refine((all) => Object.keys(all).length <= 30, "tooLong"),
  /** The version this page knows; 0: none. */
  base: z.number().int().min(0),
  /** Whoever writes has seen what another tab had saved. */
  settled: z.boolean().default(false),
});

type Row = { version: number; other: Record<string, string> | null };

/**
 * Keeps what somebody has typed into a form of a request, for him alone. Two tabs may save one draft: the last one counts, and what it
 * saved over is kept beside until somebody has looked. Not an act: no event tells of it, and it goes when it was sent.
 */
export const saveDeskDraft = command({
  name: "request.draft",
  input: draftInput,
  load: async ({ db, actor, input }) => {
    const [request] = await db.$queryRaw<{ id: string }[]>`select "id" from "Request" where "number" = ${input.number}`;
    if (!request) throw notFound();
    return { ...request, sight: actor.kind === "user" ? await sightOf(db, actor, request.id) : ("none" as const) };
  },
  run: async ({ db, actor, subject: { id }, input: { form, values, base, settled }, now }): Promise<Row> => {
    const { userId } = actor as UserActor;
    if (Object.values(values).every((text) => text.trim() === "")) {
      await db.deskDraft.deleteMany({ where: { userId, requestId: id, form } });
      return { version: 0, other: null };
    }
    const typed = JSON.stringify(values);
    const [row] = await db.$queryRaw<Row[]>`
      insert into "DeskDraft" as d ("userId", "requestId", "form", "values", "updatedAt")
      values (${userId}::uuid, ${id}::uuid, ${form}, ${typed}::jsonb, ${now})
      on conflict ("userId", "requestId", "form") do update set "values" = excluded."values", "updatedAt" = excluded."updatedAt",
        "version" = d."version" + 1,
        "other" = case when d."version" <> ${base} and d."values" <> excluded."values" then d."values"
          when ${settled} then null else ${sql`d."other"`} end
      returning "version", "other"`;
    return row!;
  },
});
