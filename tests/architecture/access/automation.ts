import type { World } from "@/tests/support/access-world";
import { type Line, line } from "./line";

const rule = (w: World) => ({
  kind: "assignment",
  name: "n",
  conditions: {},
  positionId: w.seat,
  acts: [{ do: "refer", target: { to: "queue", departmentId: w.department }, instruction: "i" }],
});
const acts = [{ do: "note", body: "b" }];

/** Rules, automation and macros. */
export const automation: Record<string, Line> = {
  "automation/create-rule#createRule": line("--- !!!!!!!! !+ -", rule),
  "automation/update-rule#updateRule": line("--- !!!!!!!! !+ -", (w) => ({ id: w.rule, rule: rule(w) })),
  "automation/switch-rule#switchRule": line("--- !!!!!!!! !+ -", (w) => ({ id: w.rule, on: false })),
  "automation/remove-rule#removeRule": line("--- !!!!!!!! !+ -", (w) => ({ id: w.rule })),
  "automation/move-rule#moveRule": line("--- !!!!!!!! !+ -", (w) => ({ id: w.rule, to: "up" })),
  "automation/try-rule#tryRule": line("--- !!!!!!!! !+ -", (w) => ({ id: w.rule, limit: 1 })),
  "automation/run-rule#runRule": line("--- -------- -- +", (w) => ({ ruleId: w.rule, requestId: w.request, key: "k" })),
  "automation/fail-run#failRun": line("--- -------- -- +", (w) => ({
    ruleId: w.rule,
    requestId: w.request,
    key: "k",
    error: { key: "conflict" },
  })),
  "automation/move-time#moveTime": line("--- -------- -- +", (w) => ({ ruleId: w.rule, to: "2030-01-01T00:00:00Z" })),
  "automation/queries#listRules": line("--- !!!!!!!! !+ -"),
  "automation/queries#readRule": line("--- !!!!!!!! !+ -", (w) => ({ id: w.rule })),
  "automation/queries#listRuns": line("--- !!!!!!!! !+ -", (w) => ({ id: w.rule })),
  "automation/queries#ruleOptions": line("--- ++++++++ ++ -"),
  "automation/queries#macrosOf": line("--- ++++++++ ++ -"),
  "automation/queries#lastPress": line("--- ++++++++ ++ -", () => ({ number: 1 })),
  "automation/create-macro#createMacro": line("--- ++++++++ ++ -", () => ({ name: "n", acts })),
  "automation/create-macro#createMacro@department": line("--- -!!-!-+- -+ -", (w) => ({
    name: "n",
    departmentId: w.department,
    acts,
  })),
  "automation/update-macro#updateMacro": line("--- -+------ -- -", (w) => ({
    id: w.macro,
    macro: { name: "n", acts },
  })),
  "automation/remove-macro#removeMacro": line("--- -+------ -- -", (w) => ({ id: w.macro })),
  "automation/apply-macro#applyMacro": line("--- -+------ -- -", (w) => ({ number: w.number, macroId: w.macro })),
  "automation/undo-macro#undoMacro": line("--- -+------ -- -", (w) => ({ runId: w.press })),
  "staff/set-presence#setPresence": line("--- ++++++++ ++ -", () => ({ away: true })),
};
