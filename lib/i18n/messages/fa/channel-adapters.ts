import type { AdapterWords } from "./adapter-words";
import { mailbox } from "./mailbox";
import { gateway, ippanel, kavenegar, melipayamak, smsIr } from "./sms-adapters";

/**
 * The words of each kind of door, under its name in lib/channels/adapters.ts: what it is called, a line about it, and its fields:
 * `label`, `hint` below the field, and for a choice the words of its `options`.
 */
export const adapters = {
  mailbox,
  kavenegar,
  melipayamak,
  "sms-ir": smsIr,
  ippanel,
  gateway,
} as const satisfies Record<string, AdapterWords>;
