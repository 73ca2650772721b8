import { type Line, line } from "./line";

/** Doors of the house and what goes out by them. */
export const channels: Record<string, Line> = {
  "channels/queries#listAccounts": line("--- !!!!!!!! !+ -"),
  "channels/queries#listAdapters": line("--- !!!!!!!! !+ -"),
  "channels/queries#readAccount": line("--- !!!!!!!! !+ -", (w) => ({ id: w.channel })),
  "channels/save-account#saveAccount": line("--- !!!!!!!! !+ -", (w) => ({ id: w.channel, name: "n" })),
  "channels/record-test#recordTest": line("--- !!!!!!!! !+ -", (w) => ({ id: w.channel })),
  "channels/test-account#testAccount": line("--- !!!!!!!! !+ -", (w) => ({ id: w.channel })),
  "channels/remove-account#removeAccount": line("--- !!!!!!!! !+ -", (w) => ({ id: w.channel })),
  "channels/open-hook#openHook": line("--- -------- -- +", (w) => ({ id: w.channel, key: w.channel })),
  "replies/record-reports#recordReports": line("--- -------- -- +", () => ({ reports: [] })),
  "replies/sweep-outbox#sweepOutbox": line("--- -------- -- +"),
  "replies/release-held#releaseHeld": line("--- -------- -- +"),
};
