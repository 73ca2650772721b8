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
