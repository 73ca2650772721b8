import { expect, test, vi } from "vitest";

test("copies of the module in one process never give one name to two statements", async () => {
  const first = await import("@/lib/kernel/lean");
  vi.resetModules();
  const second = await import("@/lib/kernel/lean");
  expect(second.statementName).not.toBe(first.statementName);
  const one = first.statementName("select 'one'");
  expect(second.statementName("select 'two'")).not.toBe(one);
  expect(second.statementName("select 'one'")).toBe(one);
});
