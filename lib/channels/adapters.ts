import type { Channel } from "@/prisma/generated/enums";
import type { Adapter } from "./adapter";
import { gateway } from "./adapters/gateway";
import { ippanel } from "./adapters/ippanel";
import { kavenegar } from "./adapters/kavenegar";
import { mailbox } from "./adapters/mailbox";
import { melipayamak } from "./adapters/melipayamak";
import { smsIr } from "./adapters/sms-ir";

/** Every kind of door there is; one more is one file in `adapters/`, a line here, and its words in the catalogue. */
const all = [mailbox, kavenegar, melipayamak, smsIr, ippanel, gateway] as unknown as readonly Adapter[];

export const adapters: ReadonlyMap<string, Adapter> = new Map(all.map((adapter) => [adapter.name, adapter]));

/** What reads the messages of an account: its own adapter; where that is gone, any that reads its channel. */
export function readerFor(name: string | null, channel: Channel): Adapter | undefined {
  const own = name === null ? undefined : adapters.get(name);
  return own?.read ? own : all.find((one) => one.channel === channel && one.read);
}
