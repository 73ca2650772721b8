import { z } from "zod";
import { conflict, invalid } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { linkKinds } from "./links";
import { beside, lockPartaking, personOf } from "./partaking";
import { settleSame } from "./same";
import { mustAct, sightOf } from "./store";

/** Says that two requests have to do with each other: this one is related to, caused by or a duplicate of the other. Both pages show it. */
export const linkRequests = command({
  name: "request.link",
  input: z.strictObject({ number: requestNumber, to: requestNumber, kind: z.enum(linkKinds).default("related") }),
  load: ({ db, actor, input }) => lockPartaking(db, actor, input.number),
  run: async ({ db, actor, input, subject: { request }, now, record }) => {
    mustAct("mark", request);
    if (input.to === request.number) throw conflict("conflict.linkItself");
    const other = await db.request.findUnique({ where: { number: input.to } });
    if (!other || (await sightOf(db, actor, other.id)) !== "full") throw invalid({ to: "request.unknown" });
    const id = newId();
    const made = await db.$executeRaw`
      insert into "RequestLink" ("id", "fromId", "toId", "kind", "byUserId", "at")
      values (${id}::uuid, ${request.id}::uuid, ${other.id}::uuid, ${input.kind}::"LinkKind", ${personOf(actor)}::uuid, ${now})
      on conflict do nothing`;
    if (made === 0) throw conflict({ key: "conflict.linkedAlready", params: { n: other.number } });
    await settleSame(db, request.id, other.id, now);
    for (const [one, to, outward] of [
      [request, other, true],
      [other, request, false],
    ] as const)
      record({
        type: "request.linked",
        ...beside(request, actor),
        requestId: one.id,
        customerId: one.customerId,
        after: { linkId: id, kind: input.kind, other: to.number, outward },
      });
    return { id, number: request.number, to: other.number, kind: input.kind };
  },
});
