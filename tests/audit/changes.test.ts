import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Changes } from "@/components/audit/changes";
import { newId } from "@/lib/base/id";
import type { Json } from "@/lib/kernel/events";

const text = (type: string, after: Json, names: Record<string, string> = {}, before: Json | null = null) =>
  renderToStaticMarkup(createElement(Changes, { type, before, after, names }))
    .replace(/<[^>]*>/g, "")
    .replaceAll("&quot;", '"');

test("a rule is told in the words of its own page, never as code", () => {
  const [departmentId, positionId] = [newId(), newId()];
  const told = text(
    "rule.created",
    {
      name: "مالی",
      kind: "assignment",
      positionId,
      trigger: {},
      conditions: {
        match: "all",
        groups: [{ match: "all", conditions: [{ field: "kind", op: "is", values: ["complaint"] }] }],
      },
      acts: [{ do: "refer", target: { to: "queue", departmentId }, instruction: "رسیدگی", purpose: "action" }],
    },
    { [departmentId]: "واحد مالی", [positionId]: "مسئول ارتباط" },
  );
  for (const word of ["قاعدهٔ ارجاع", "شکایت", "صف واحد مالی", "مسئول ارتباط"]) expect(told).toContain(word);
  expect(told).not.toMatch(/[a-z{}[\]"]|چه هنگام/);
});

test("what has parts is told part by part, without what tells a reader nothing", () => {
  const reasons = [
    { reason: "sameName", weight: 16.7 },
    { reason: "similarEmail", weight: 9 },
  ];
  expect(text("suggestion.opened", { source: "check", reasons, a: newId() })).toBe(
    "از کجا: پس از تغییر کارتدلیل‌ها: علت: نام یکسان، علت: ایمیل نزدیک",
  );
  expect(text("request.replied", { cites: [newId()], effective: true })).toBe("به مشتری رسید: بله");
});

test("a list that was emptied is told by what stood in it; one that holds nothing at first is not", () => {
  expect(text("customField.changed", { options: [] }, {}, { options: ["چای", "قهوه"] })).toBe("گزینه‌ها: چای، قهوه ← —");
  expect(text("customField.changed", { options: [] })).toBe("");
});
