import { z } from "zod";
import { signer } from "@/lib/auth/actor";
import { invalid } from "@/lib/base/errors";
import { requestNumber, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { OPEN } from "@/lib/referrals/rules";
import { referralItem } from "@/lib/referrals/schema";
import {
  mustBeAhead,
  mustBeReachable,
  type NewReferral,
  sendReferral,
  sentFacts,
  treeOf,
  withDeadlines,
} from "@/lib/referrals/store";
import type { Referral } from "@/prisma/generated/client";
import { bringChecks } from "./checks";
import { coordinatingSeat, handledBy } from "./rules";
import { about, lockRequest, mustAct, settle } from "./store";

const input = z.strictObject({ number: requestNumber, items: z.array(referralItem).min(1).max(20), version });

type Item = z.output<typeof referralItem>;

/** Each item followed by its copies. */
const withCopies = (items: Item[]): { path: string; referral: NewReferral }[] =>
  items.flatMap((item, i) => [
    { path: `items.${i}.to`, referral: { ...item, mode: "refer" as const } },
    ...item.copies.map((c, j) => ({
      path: `items.${i}.copies.${j}`,
      referral: { to: c, purpose: "information" as const, instruction: c.note ?? item.instruction, copy: true },
    })),
  ]);

/** The very same lies with him already: sent from another window, or chosen twice. */
const isAgain = ({ to, purpose, instruction, copy = false }: NewReferral, all: readonly Referral[]): boolean =>
  all.some(
    (r) =>
      OPEN.includes(r.status) &&
      [r.toDepartmentId ?? r.toPositionId, r.purpose, r.instruction, r.copy].join() ===
        [to.departmentId ?? to.positionId, purpose, instruction, copy].join(),
  );

/** ارجاع: the coordinator hands a request to seats or departments, several at once, all or none. */
export const referRequest = command({
  name: "request.refer",
  input,
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }, input.version),
  run: async ({ db, actor, input, subject: { request }, now, record }) => {
    mustAct("refer", request);
    const seat = coordinatingSeat(actor, request);
    const userId = signer(actor);
    input.items.forEach((item, i) => {
      mustBeAhead(item.dueAt, `items.${i}.dueAt`, now);
    });
    const sent: Referral[] = [];
    const known = actor.kind === "user" ? await treeOf(db, request.id) : [];
    for (const { path, referral } of withCopies(input.items)) {
      if (actor.kind === "user" && isAgain(referral, [...known, ...sent])) throw invalid({ [path]: "referral.again" });
      const departmentId = await mustBeReachable(db, referral.to, path, now);
      const row = await sendReferral(db, request, { seat, userId }, referral, now);
      sent.push(row);
      record({
        type: "request.referred",
        ...about(request, { id: row.id, departmentId }, seat),
        before: { status: request.status },
        after: sentFacts(row),
        personal: { instruction: row.instruction },
      });
    }
    await bringChecks(db, record, [request], now);
    const changed = await settle(db, request, sent, "request.referred", now, handledBy(request, seat));
    const referrals = await withDeadlines(db, sent);
    return { number: changed.number, status: changed.status, version: changed.version, referrals };
  },
});
