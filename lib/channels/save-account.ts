import type { Db } from "@/lib/base/db";
import { conflict, invalid } from "@/lib/base/errors";
import { newId, secretToken } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import type { ChannelAccount } from "@/prisma/generated/client";
import type { Adapter } from "./adapter";
import { adapters } from "./adapters";
import { type AccountInput, accountInput } from "./schema";
import { splitSettings } from "./split-settings";
import { accountFacts, forgetSenders, lockAccount } from "./store";

/** A door of the house, new or changed: what its adapter needs is checked by its own schema, secrets are sealed. */
export const saveAccount = command({
  name: "channel.write",
  input: accountInput,
  load: async ({ db, input }) => (input.id === undefined ? null : lockAccount(db, input.id)),
  run: async ({ db, input, now, subject: before, record }) => {
    if (before && input.version !== undefined && input.version !== before.version) throw conflict("stale");
    const adapter = adapterOf(input, before);
    await mustBeDepartment(db, input.departmentId);
    const id = before?.id ?? newId();
    const name = input.name ?? before?.name;
    const kept = splitSettings(adapter, id, input.settings, before, name);
    const row = { ...kept.row, ...ways(adapter, input, before), name: name! };
    if (row.main) await onlyMain(db, adapter.channel, id);
    const departmentId = input.departmentId === undefined ? (before?.departmentId ?? null) : input.departmentId;
    const saved = before
      ? await db.channelAccount.update({ where: { id }, data: { ...row, departmentId, version: { increment: 1 } } })
      : await db.channelAccount.create({
          data: {
            ...row,
            id,
            departmentId,
            adapter: adapter.name,
            channel: adapter.channel,
            hookKey: secretToken(24),
            createdAt: now,
            health: { create: {} },
          },
        });
    forgetSenders();
    record({
      type: before ? "channel.updated" : "channel.created",
      subject: { type: "channel", id },
      ...(departmentId ? { departmentId } : {}),
      ...(before ? { before: accountFacts(before) } : {}),
      after: { ...accountFacts(saved), changed: kept.changed },
    });
    return { id, version: saved.version };
  },
});

function adapterOf(input: AccountInput, before: ChannelAccount | null): Adapter {
  const name = before?.adapter ?? input.adapter;
  if (name === undefined) throw invalid({ adapter: "required" });
  if (before && input.adapter !== undefined && input.adapter !== before.adapter) throw invalid({ adapter: "notOneOf" });
  const adapter = adapters.get(name);
  if (adapter) return adapter;
  throw before ? conflict("channel.unknownAdapter") : invalid({ adapter: "notOneOf" });
}

async function mustBeDepartment(db: Db, id: string | null | undefined): Promise<void> {
  if (!id) return;
  const known = await db.department.count({ where: { id, active: true } });
  if (known === 0) throw invalid({ departmentId: "notOneOf" });
}

/** What it is used for; only what its adapter can do. */
function ways(adapter: Adapter, input: AccountInput, before: ChannelAccount | null) {
  const active = input.active ?? before?.active ?? true;
  const receives = Boolean(adapter.fetch ?? adapter.hook) && (input.receives ?? before?.receives ?? true);
  const sends = Boolean(adapter.send) && (input.sends ?? before?.sends ?? true);
  return { active, receives, sends, main: active && sends && (input.main ?? before?.main ?? false) };
}

async function onlyMain(db: Db, channel: ChannelAccount["channel"], id: string): Promise<void> {
  await db.channelAccount.updateMany({
    where: { channel, main: true, id: { not: id } },
    data: { main: false, version: { increment: 1 } },
  });
}
