import { env } from "@/lib/base/env";
import { notFound } from "@/lib/base/errors";
import { isOwnMailId } from "@/lib/channels/rules";
import { command } from "@/lib/kernel/command";
import { noteOptOut } from "./note-opt-out";
import { openFor } from "./place-inbound";
import { type Clue, placeOf } from "./rules";
import { type Filing, filing } from "./schema";
import { candidatesOf, filingOf, lockInbound, outboxOf, stormOf, writeOutcome } from "./store";

/** What became of a message; `onto`: it belongs to an earlier request, and `fileOnRequest` puts it there. */
export type Filed = { state: "filed" | "ignored"; used: boolean } | { onto: string; clue: Clue | "throttled" };

/**
 * A message that was read finds its place: a request of its own, none with the reason, or an earlier request. All in one transaction; a
 * message that has its place already keeps it.
 * @returns null when it was done before. Where it was not `used` the bytes of its files are not wanted
 */
export const fileInbound = command({
  name: "inbound.file",
  lean: true,
  input: filing,
  load: async ({ db, input }) => {
    const row = await lockInbound(db, input.id);
    if (!row) throw notFound();
    return row;
  },
  run: async (context): Promise<Filed | null> => {
    if (context.subject.state !== "received") return null;
    const one = filingOf(context);
    const asked = one.row.reason === "asked"; // somebody said that it is a request
    const own = isOwnMailId(one.row.externalId, env().AUTH_SECRET ?? "");
    const kind = own ? "own" : one.inbound.kind;
    if (kind !== "message" && !asked) return layAside(one, kind);
    const to = placeOf(await candidatesOf(one));
    if (to.to === "request") return { onto: to.requestId, clue: to.clue };
    const storm = asked ? null : await stormOf(one.db, one.sender, one.row.receivedAt);
    if (storm) return { onto: storm, clue: "throttled" };
    const { requestId, used } = await openFor(one, to.related, !asked);
    await writeOutcome(one, { state: "filed", requestId });
    return { state: "filed", used };
  },
});

/** Nobody waits for an answer. It shows on the request whose message of ours it tells of. */
async function layAside(one: Filing, kind: string): Promise<Filed> {
  const { answers, reports } = one.inbound;
  const told = reports.flatMap(({ of }) => ("messageId" in of ? [of.messageId] : []));
  const message = await outboxOf(one.db, [...answers, ...told]);
  if (kind === "opt_out") await noteOptOut(one);
  const { id: outboxId, requestId } = message ?? { id: null, requestId: null };
  await writeOutcome(one, { state: "ignored", reason: kind, outboxId, requestId });
  return { state: "ignored", used: false };
}
