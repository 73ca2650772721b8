import { z } from "zod";
import { newId, secretToken } from "@/lib/base/id";
import type { Adapter, Outgoing, Sent } from "@/lib/channels/adapter";
import { adapters } from "@/lib/channels/adapters";
import { forgetSenders } from "@/lib/channels/store";
import { closeDatabase, database } from "@/lib/kernel/database";

const settings = z.object({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535).default(25),
  security: z.enum(["tls", "none"]).default("tls"),
  trial: z.boolean().default(false),
  key: z.string().min(4).meta({ secret: true }),
});

/** A kind of door that only this test knows; its gateway stands in this process: what it got, and how it answers. */
export function standIn(over: Partial<Adapter> = {}) {
  const got: Outgoing[] = [];
  const state = {
    send: async (_: Outgoing): Promise<Sent> => ({ gatewayId: newId() }),
    check: async (): Promise<{ said: string | null }> => ({ said: null }),
  };
  const adapter: Adapter = {
    name: `stand-in-${newId()}`,
    channel: "sms",
    settings,
    send: async (_, message) => {
      got.push(message);
      return state.send(message);
    },
    check: () => state.check(),
    afterCrash: "ask",
    ...over,
  };
  (adapters as Map<string, Adapter>).set(adapter.name, adapter);
  return { adapter, got, state };
}

/** An account of that kind. */
export async function anAccount(adapter: Adapter, over: { main?: boolean } = {}): Promise<string> {
  const [id, hookKey, name] = [newId(), secretToken(24), adapter.name];
  const row = { id, adapter: name, channel: adapter.channel, name, hookKey, main: false, createdAt: new Date() };
  await database().channelAccount.create({
    data: { ...row, ...over, settings: { host: "h", key: "open" }, health: { create: {} } },
  });
  forgetSenders();
  return id;
}

/** Other files of this run count on a house without doors. */
export async function closeAccounts(): Promise<void> {
  await database().channelAccount.updateMany({ data: { active: false } });
  forgetSenders();
  await closeDatabase();
}
