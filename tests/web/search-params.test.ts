import { expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { addressOf, idOf, oneOf, pagesBeside } from "@/lib/web/search-params";

test("an address names an id, or nothing when somebody mangled it", () => {
  const id = newId();
  expect(idOf(id)).toBe(id);
  expect(idOf([` ${id} `, "x"])).toBe(id);
  for (const wrong of [undefined, "", "x", "-".repeat(36), id.slice(1)]) expect(idOf(wrong)).toBeUndefined();
});

test("what no text of ours can hold filters nothing", () => {
  expect([oneOf(" مریم "), oneOf(["a", "b"]), oneOf("  "), oneOf(undefined)]).toEqual([
    "مریم",
    "a",
    undefined,
    undefined,
  ]);
  for (const wrong of ["\0", "مر\0یم", "\ud800"]) expect(oneOf(wrong)).toBeUndefined();
});

test("an address keeps what is set, and a page beside it keeps that too", () => {
  expect(addressOf("/requests", { q: undefined, kind: "" })).toBe("/requests");
  expect(addressOf("/requests", { q: "a b", view: "1" })).toBe("/requests?q=a+b&view=1");
  const pages = pagesBeside("/requests", { view: "1" }, { previousCursor: null, nextCursor: "x" });
  expect(pages).toEqual({ next: "/requests?view=1&cursor=x" });
});
