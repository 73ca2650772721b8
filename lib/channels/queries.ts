import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { notFound } from "@/lib/base/errors";
import { query } from "@/lib/kernel/command";
import { type ChannelAccount, Prisma } from "@/prisma/generated/client";
import { adapters } from "./adapters";
import { describeSettings } from "./describe-settings";
import { emailIsSetUp } from "./email";
import { secretsSet } from "./split-settings";

type Known = {
  department: string | null;
  okAt: Date | null;
  receivedAt: Date | null;
  sentAt: Date | null;
  failedAt: Date | null;
  failures: number;
  error: string | null;
  /** Messages that wait to leave by it, and those that came and wait to be read. */
  waitingOut: number;
  waitingIn: number;
};
type Shown = Omit<ChannelAccount, "settings" | "secrets" | "hookKey" | "removedAt" | "createdAt">;
export type AccountRow = Shown & Known & { working: boolean };

/** Accounts with what is known of each; counts stop at a thousand. */
function rowsOf(db: Db, where: Prisma.Sql): Promise<(ChannelAccount & Known)[]> {
  return db.$queryRaw<(ChannelAccount & Known)[]>`
    select a.*, a."channel"::text, d."name" as "department", h."okAt", h."receivedAt", h."sentAt", h."failedAt",
      coalesce(h."failures", 0) as "failures", h."error",
      (select count(*)::int from (select 1 from "OutboxMessage" m where m."status" in ('queued', 'sending')
        and m."channel" = a."channel" and m."accountId" = a."id" limit 1000) w) as "waitingOut",
      (select count(*)::int from (select 1 from "InboundMessage" i where i."state" = 'received' and i."accountId" = a."id" limit 1000) w)
        as "waitingIn"
    from "ChannelAccount" a left join "ChannelHealth" h on h."accountId" = a."id" left join "Department" d on d."id" = a."departmentId"
    where a."removedAt" is null and ${where} order by a."channel", a."main" desc, a."createdAt"`;
}

function shown({
  settings: _,
  secrets: __,
  hookKey: ___,
  removedAt: ____,
  createdAt: _____,
  ...row
}: ChannelAccount & Known) {
  return { ...row, working: adapters.has(row.adapter) };
}

/** Every account of the house with its health; never what was set. */
export const listAccounts = query({
  name: "channel.read",
  input: z.strictObject({}),
  run: async ({ db }) => {
    const rows = await rowsOf(db, Prisma.sql`true`);
    return { items: rows.map(shown) as AccountRow[], environment: emailIsSetUp() };
  },
});

/** One account with what was set, save its secrets: of those only which there are. */
export const readAccount = query({
  name: "channel.read",
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ db, input }) => {
    const [row] = await rowsOf(db, Prisma.sql`a."id" = ${input.id}::uuid`);
    if (!row) throw notFound();
    const adapter = adapters.get(row.adapter);
    const hook = adapter?.hook ? `${env().APP_URL}/api/channels/${row.id}/${row.hookKey}` : null;
    const fields = adapter ? describeSettings(adapter) : [];
    const settings = row.settings as Record<string, unknown>;
    return {
      ...(shown(row) as AccountRow),
      settings,
      secrets: secretsSet(row),
      fields,
      hook,
      ...abilities(row.adapter),
    };
  },
});

function abilities(name: string) {
  const adapter = adapters.get(name);
  return { mayReceive: Boolean(adapter?.fetch ?? adapter?.hook), maySend: Boolean(adapter?.send) };
}

/** The kinds of doors that can be set up, with what each asks for. */
export const listAdapters = query({
  name: "channel.read",
  input: z.strictObject({}),
  run: async () =>
    [...adapters.values()].map((adapter) => ({
      name: adapter.name,
      channel: adapter.channel,
      fields: describeSettings(adapter),
      ...abilities(adapter.name),
    })),
});
