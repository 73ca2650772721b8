import { z } from "zod";
import type { SystemActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import type { Inbound } from "@/lib/channels/adapter";
import type { NewEvent, QueuedJob } from "@/lib/kernel/events";
import type { InboundMessage } from "@/prisma/generated/client";
import type { ContactKind } from "@/prisma/generated/enums";

/** An attachment whose bytes are on disk; no row knows it yet. */
export const inboundFile = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1),
  mime: z.string(),
  size: z.number().int().nonnegative(),
  sha256: z.string(),
  path: z.string(),
});
export type InboundFile = z.output<typeof inboundFile>;

export const filing = z.strictObject({
  id: z.uuid(),
  /** What its adapter read in it; its files stand beside. */
  inbound: z.custom<Inbound>((given) => typeof given === "object" && given !== null),
  files: z.array(inboundFile),
});

/** By what the sender of a message is known: what his door shows of him. */
export type Key = { kind: ContactKind; canonical: string };

/** A message on its way to its place, in the transaction that files it. */
export type Filing = {
  db: Db;
  actor: SystemActor;
  now: Date;
  record: (event: NewEvent) => void;
  queue: (job: QueuedJob) => void;
  row: InboundMessage;
  inbound: Inbound;
  files: InboundFile[];
  keys: readonly Key[];
  sender: string | null;
};

export const inboundStates = ["received", "filed", "ignored", "failed"] as const;
