import type { HookCall, Hooked, Report } from "../adapter";
import { gatewayDate } from "./dates";
import { field, hookRecords } from "./hook-records";
import { smsRaw } from "./inbound";
import { asNumber } from "./read-json";

/** Under which names a gateway posts things, the likeliest first. */
export type HookFields = {
  from: string[];
  text: string[];
  to: string[];
  at: string[];
  /** Of the message that came; none where its other door gives no id. */
  id: string[];
  /** Of a message of ours, and what became of it. */
  gatewayId: string[];
  state: string[];
  toldAt?: string[];
  /** A record that has it tells of a message of ours, whatever else it holds. */
  reportOnly?: string;
};

/** What a gateway posted, read by its names: messages when the account takes them by this door, and reports in any case. */
export async function readHook(
  { gateway, receiveBy, optOut }: { gateway: string; receiveBy: "poll" | "hook"; optOut: string },
  call: HookCall,
  names: HookFields,
  deliveryOf: (state: number | null) => Pick<Report, "state" | "failure"> | null,
): Promise<Hooked> {
  const records = await hookRecords(call);
  return {
    raws: (receiveBy === "hook" ? records : []).flatMap((r) => {
      const from = field(r, ...names.from);
      const text = field(r, ...names.text);
      if (from === null || text === null || (names.reportOnly && r.has(names.reportOnly))) return [];
      const when = gatewayDate(field(r, ...names.at));
      return [smsRaw(gateway, { id: field(r, ...names.id), from, to: field(r, ...names.to), text, at: when }, optOut)];
    }),
    reports: records.flatMap((r) => {
      const gatewayId = field(r, ...names.gatewayId);
      const became = deliveryOf(asNumber(field(r, ...names.state)));
      const when = gatewayDate(field(r, ...(names.toldAt ?? [])));
      return gatewayId && became ? [{ of: { gatewayId }, ...became, address: null, said: null, at: when }] : [];
    }),
  };
}
