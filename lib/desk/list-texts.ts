import { z } from "zod";
import { managedDepartments } from "@/lib/auth/actor";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { query } from "@/lib/kernel/command";
import { sightOf } from "@/lib/requests/store";
import { Prisma } from "@/prisma/generated/client";
import { fillText } from "./rules";
import type { ReadyTextView } from "./schema";
import { atHand, readTexts, valuesFor } from "./store";

const sql = Prisma.sql;

/** Texts as they are kept: those at hand, one's own only, or the shared ones that this person looks after. */
export const listTexts = query({
  name: "text.read",
  input: z.strictObject({ which: z.enum(["atHand", "mine", "shared"]).default("atHand") }),
  run: async ({ db, actor, input: { which } }) => {
    const where = {
      atHand: () => atHand(actor),
      mine: () => sql`x."userId" = ${actor.kind === "user" ? actor.userId : null}::uuid`,
      shared: () =>
        actor.kind === "user" && actor.administrator
          ? sql`x."scope" <> 'personal'`
          : sql`(x."scope" = 'company' or x."departmentId" = any(${managedDepartments(actor)}::uuid[]))`,
    }[which]();
    return { items: await readTexts(db, actor, where), nextCursor: null };
  },
});

/** Texts at hand with their variables filled: for one request, or without any. */
export const readyTexts = query({
  name: "text.read",
  input: z.strictObject({ number: requestNumber.optional() }),
  run: async ({ db, actor, input: { number }, now }) => {
    const request =
      number === undefined ? null : await db.request.findUnique({ where: { number }, select: { id: true } });
    if (number !== undefined && (!request || (await sightOf(db, actor, request.id)) !== "full")) throw notFound();
    const [texts, values] = await Promise.all([
      readTexts(db, actor, atHand(actor)),
      valuesFor(db, actor, now, request?.id ?? null),
    ]);
    const items = texts.map(({ id, scope, department, name, shortcut, body }): ReadyTextView => {
      return { id, scope, department, name, shortcut, ...fillText(body, values, desk.variables) };
    });
    return { items, nextCursor: null };
  },
});
