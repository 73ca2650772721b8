import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { query } from "@/lib/kernel/command";
import { unfinishedTrees } from "@/lib/referrals/store";
import { canAct, isOpen } from "./rules";
import { sightOf } from "./store";

export type MergePreview = {
  number: number;
  into: { number: number; subject: string; status: string; receivedAt: Date } | null;
  /** Why it cannot be: a key of the catalogue; null when nothing stands against it. */
  obstacle: "unknown" | "itself" | "otherCustomer" | "ended" | "merged" | null;
  /** What goes over to the other: referrals that are not finished, tags that it has not. */
  moves: { referrals: number; tags: string[] };
  /** What stays and is read here: notes, finished referrals, checks. */
  stays: { notes: number; referrals: number; checks: number };
};

/** What merging this request into another would move, before anybody does it. */
export const previewMerge = query({
  name: "request.previewMerge",
  input: z.strictObject({ number: requestNumber, into: requestNumber }),
  load: async ({ db, actor, input }) => {
    const request = await db.request.findUnique({ where: { number: input.number } });
    if (!request) throw notFound();
    return { sight: await sightOf(db, actor, request.id), request };
  },
  run: async ({ db, input, subject: { request } }): Promise<MergePreview> => {
    const target = await db.request.findUnique({ where: { number: input.into } });
    const roots = await unfinishedTrees(db, request);
    const [all, notes, checks, tags] = await Promise.all([
      db.referral.count({ where: { requestId: request.id, parentId: null } }),
      db.note.count({ where: { requestId: request.id } }),
      db.requestCheck.count({ where: { requestId: request.id, removedAt: null } }),
      db.tag.findMany({
        where: { requests: { some: { requestId: request.id } } },
        select: { name: true, requests: { where: { requestId: target?.id ?? request.id }, select: { tagId: true } } },
      }),
    ]);
    return {
      number: request.number,
      into: target && {
        number: target.number,
        subject: target.subject,
        status: target.status,
        receivedAt: target.receivedAt,
      },
      obstacle: !target
        ? "unknown"
        : target.id === request.id
          ? "itself"
          : !canAct("merge", request.status)
            ? "merged"
            : target.customerId !== request.customerId
              ? "otherCustomer"
              : isOpen(target.status)
                ? null
                : "ended",
      moves: { referrals: roots.length, tags: tags.filter((t) => t.requests.length === 0).map((t) => t.name) },
      stays: { notes, referrals: Math.max(0, all - roots.length), checks },
    };
  },
});
