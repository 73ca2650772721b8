import { z } from "zod";
import { coordinatorSeat, type UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, invalid, notFound } from "@/lib/base/errors";
import { version } from "@/lib/base/fields";
import { latinDigits } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { mergeCards } from "./merging";

const code = z.string().trim().min(1).max(20).transform(latinDigits);
const choice = z.enum(["into", "from", "both"]);
const FIELD = /^[a-zA-Z]{1,40}(:[0-9a-f-]{36})?$/;

const input = z.strictObject({
  code,
  /** The card that survives. */
  into: code,
  /** Field → whose value stays; by default the survivor's own, filled from the other when empty, and lists of both. */
  choices: z.record(z.string().regex(FIELD), choice).optional(),
  suggestionId: z.uuid().optional(),
  version,
  intoVersion: version,
});

async function findPair(db: Db, codes: { code: string; into: string }) {
  if (codes.code === codes.into) throw conflict("conflict.mergeSameCard");
  const found = await db.customer.findMany({
    where: { code: { in: [codes.code, codes.into] } },
    select: { id: true, code: true },
  });
  const [from, into] = [codes.code, codes.into].map((c) => found.find((f) => f.code === c));
  if (!from) throw notFound();
  return { from, into };
}

/** ادغام دو مشتری: two cards of one person become one. Only a person decides it; everything moves, and it can be undone. */
export const mergeCustomers = command({
  name: "customer.merge",
  input,
  load: ({ db, input }) => findPair(db, input),
  run: async ({ db, actor, input, subject: { from, into }, now, record }) => {
    if (!into) throw invalid({ into: "customer.unknown" });
    const merged = await mergeCards(db, {
      fromId: from.id,
      intoId: into.id,
      choices: input.choices ?? {},
      suggestionId: input.suggestionId,
      versions: { from: input.version, into: input.intoVersion },
      userId: (actor as UserActor).userId,
      positionId: coordinatorSeat(actor)?.positionId,
      now,
      record,
    });
    return { mergeId: merged.mergeId, from: merged.from.code, into: merged.into.code, moved: merged.counts };
  },
});
