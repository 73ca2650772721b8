import { expect, test } from "vitest";
import { calmRows, holdRow, newcomers } from "@/components/cartable/calm-rows";
import type { RowFace } from "@/components/cartable/rows";

const rows = (...ids: string[]): RowFace[] =>
  ids.map((id) => ({ id, number: Number(id), customer: `مشتری ${id}`, subject: `موضوع ${id}`, at: new Date(0) }));
const told = (list: RowFace[]) => list.map((row) => (row.gone ? `-${row.id}` : row.id)).join(" ");

test("a list that nobody is at becomes what it is", () => {
  expect(calmRows(rows("1", "2", "3"), rows("0", "1", "3"), null)).toEqual({ rows: rows("0", "1", "3"), waiting: 0 });
});

test("what somebody looks at keeps its place: new rows above wait, those below come in", () => {
  const { rows: shown, waiting } = calmRows(rows("1", "2", "3", "4"), rows("8", "1", "9", "2", "3", "4", "5"), 2);
  expect([told(shown), waiting]).toEqual(["1 2 3 4 5", 2]);
});

test("a row that left stays, marked, while it is looked at; one that is out of view goes", () => {
  expect(told(calmRows(rows("1", "2", "3", "4"), rows("1", "3"), 3).rows)).toBe("1 -2 3");
});

test("a row that is looked at takes its new words", () => {
  const changed = rows("1", "2").map((row) => ({ ...row, subject: "موضوع تازه" }));
  expect(calmRows(rows("1", "2"), changed, 1).rows.map((row) => row.subject)).toEqual(["موضوع تازه", "موضوع تازه"]);
});

test("no row is ever shown twice, wherever it went", () => {
  for (const now of [rows("3", "2", "1"), rows("2", "3", "1", "4"), rows("4", "1")])
    for (const fold of [1, 2, 3]) {
      const ids = calmRows(rows("1", "2", "3"), now, fold).rows.map((row) => row.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
});

test("counts the rows that nobody has seen", () => {
  expect(newcomers(rows("1", "2"), rows("2", "3", "4"))).toBe(2);
});

test("the row that is open stays where it was when reading it took it out of the box", () => {
  const read = rows("1", "2", "3").map((row) => ({ ...row, unread: true as const }));
  const held = holdRow(read, rows("1", "3", "4"), 2);
  expect(told(held)).toBe("1 2 3 4");
  expect(held[1]).not.toHaveProperty("unread");
  expect(told(holdRow(rows("1", "2"), rows("2"), 1))).toBe("1 2");
  expect(told(holdRow(rows("1", "2"), [], 2))).toBe("2");
});

test("it is not said to have left, and no other row is kept", () => {
  const { rows: calm } = calmRows(rows("1", "2", "3"), rows("3"), 3);
  expect(told(holdRow(rows("1", "2", "3"), calm, 2))).toBe("-1 2 3");
  expect(told(holdRow(rows("1", "2"), rows("1"), undefined))).toBe("1");
  expect(told(holdRow(rows("1", "2"), rows("2", "1"), 2))).toBe("2 1");
});
