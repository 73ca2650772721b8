import { expect, test } from "vitest";
import { gathered } from "@/components/notices/gathered";
import type { NoticeItem } from "@/lib/notices/schema";

const at = (second: number, number: number, more: Partial<NoticeItem> = {}): NoticeItem => ({
  id: `n${number}`,
  kind: "referred",
  at: new Date(second * 1_000),
  read: false,
  by: "نرگس احمدی",
  request: { number, subject: "موضوع", status: "referred", open: true },
  detail: null,
  ...more,
});
/** Newest first, so many seconds apart. */
const run = (n: number, apart: number, more: (i: number) => Partial<NoticeItem> = () => ({})) =>
  Array.from({ length: n }, (_, i) => at((n - i) * apart, n - i, more(i)));
const told = (items: NoticeItem[]) => gathered(items).map(({ first, n }) => [first.id, n]);

test("what one person did to many at once is one row", () => {
  expect(told([...run(6, 10), at(1, 0, { by: "کاوه نادری" })])).toEqual([
    ["n6", 6],
    ["n0", 1],
  ]);
});

test("a few are a few; so is what differs in kind, in person, in time, or was read", () => {
  expect(told(run(4, 1))).toHaveLength(4);
  expect(told(run(6, 1, (i) => ({ kind: i % 2 ? "copied" : "referred" })))).toHaveLength(6);
  expect(told(run(6, 1, (i) => ({ by: `همکار ${i % 2}` })))).toHaveLength(6);
  expect(told(run(6, 1, (i) => ({ read: i < 3 })))).toHaveLength(6);
  expect(told(run(6, 61))).toHaveLength(6);
});

test("what nobody did, or what is of one request alone, is told each by itself", () => {
  expect(told(run(6, 1, () => ({ by: null })))).toHaveLength(6);
  expect(told(run(6, 1, () => ({ request: at(0, 7).request })))).toHaveLength(6);
});
