import type { SystemActor } from "@/lib/auth/actor";
import { env } from "@/lib/base/env";
import { notFound } from "@/lib/base/errors";
import { isOwnMailId } from "@/lib/channels/rules";
import { command } from "@/lib/kernel/command";
import type { InboundMessage, Prisma } from "@/prisma/generated/client";
import { noteOptOut } from "./note-opt-out";
import { type Filing, openFor, writeOn } from "./place-inbound";
import { keepable, placeOf } from "./rules";
import { filing } from "./schema";
import { candidatesOf, keysOf, outboxOf, stormOf } from "./store";

type Outcome = Omit<Prisma.InboundMessageUncheckedUpdateInput, "id"> & { used?: boolean };

/**
 * A message that was read finds its place: a request of its own, a further message on an earlier one, or none, with the reason. All in
 * one transaction; a message that has its place already keeps it.
 * @returns null when it was done before; then the bytes of `files` are not wanted
 */
export const fileInbound = command({
  name: "inbound.file",
  input: filing,
  load: async ({ db, input }) => {
    const [row] = await db.$queryRaw<InboundMessage[]>`
      select * from "InboundMessage" where "id" = ${input.id}::uuid for update`;
    if (!row) throw notFound();
    return row;
  },
  run: async ({ db, actor, input, subject: row, now, record, queue }) => {
    if (row.state !== "received") return null;
    const { inbound, files } = input;
    const keys = keysOf(inbound, row.channel);
    const sender =
      (keys[0]?.canonical ?? keepable(inbound.sender.email ?? inbound.sender.phone ?? "").slice(0, 320)) || null;
    const context = { db, actor: actor as SystemActor, now, record, queue, row, inbound, files, keys, sender };
    const { used = false, ...outcome } = await place(context);
    const told = { sender, subject: inbound.subject?.slice(0, 1_000) ?? null, quoted: inbound.quoted };
    await db.inboundMessage.update({
      where: { id: row.id },
      data: { ...told, error: null, handledAt: now, ...outcome },
    });
    return { state: outcome.state, used, reason: outcome.reason ?? null };
  },
});

async function place(filing: Filing): Promise<Outcome> {
  const { db, row, inbound, keys, sender } = filing;
  const asked = row.reason === "asked"; // somebody said that it is a request
  const own = isOwnMailId(row.externalId, env().AUTH_SECRET ?? "");
  const kind = own ? "own" : inbound.kind;
  if (kind !== "message" && !asked) {
    const of = await outboxOf(db, [
      ...inbound.answers,
      ...inbound.reports.flatMap(({ of }) => ("messageId" in of ? [of.messageId] : [])),
    ]);
    if (kind === "opt_out") await noteOptOut(filing);
    return { state: "ignored", reason: kind, outboxId: of?.id ?? null, requestId: of?.requestId ?? null };
  }
  const to = placeOf(await candidatesOf({ db, channel: row.channel, inbound, keys, at: row.receivedAt }));
  if (to.to === "request") return writeOn(filing, to.requestId, { clue: to.clue });
  const storm = asked ? null : await stormOf(db, sender, row.receivedAt);
  if (storm) return { ...(await writeOn(filing, storm, { clue: "throttled" })), reason: "throttled" };
  return openFor(filing, to.related, !asked);
}
