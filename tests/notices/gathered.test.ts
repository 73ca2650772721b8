import { expect, test } from "vitest";
import { gathered } from "@/components/notices/gathered";
import type { NoticeItem } from "@/lib/notices/schema";

const at = (minute: number, number: number, more: Partial<NoticeItem> = {}): NoticeItem => ({
  id: `n${number}`,
  kind: "referred",
  at: new Date(minute * 60_000),
  read: false,
  by: "نرگس احمدی",
  request: { number, subject: "موضوع", status: "referred", open: true },
  detail: null,
  ...more,
});
const told = (...items: NoticeItem[]) => gathered(items).map(({ first, n }) => [first.id, n]);

test("what one person did to many at once is one row", () => {
  expect(told(at(3, 4), at(3, 3), at(2, 2), at(1, 1, { by: "کاوه نادری" }))).toEqual([
    ["n4", 3],
    ["n1", 1],
  ]);
});

test("two are two; so is what differs in kind, in person, in hour, or was read", () => {
  expect(told(at(2, 2), at(1, 1))).toHaveLength(2);
  expect(told(at(3, 3), at(2, 2, { kind: "copied" }), at(1, 1))).toHaveLength(3);
  expect(told(at(3, 3), at(2, 2, { read: true }), at(1, 1, { read: true }))).toHaveLength(3);
  expect(told(at(30, 3), at(20, 2), at(10, 1))).toHaveLength(3);
});

test("what nobody did, or what is of one request alone, is told each by itself", () => {
  expect(told(at(3, 3, { by: null }), at(2, 2, { by: null }), at(1, 1, { by: null }))).toHaveLength(3);
  expect(told(at(3, 7), at(2, 7), at(1, 7))).toHaveLength(3);
});
