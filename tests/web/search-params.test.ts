import { expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { idOf } from "@/lib/web/search-params";

test("an address names an id, or nothing when somebody mangled it", () => {
  const id = newId();
  expect(idOf(id)).toBe(id);
  expect(idOf([` ${id} `, "x"])).toBe(id);
  for (const wrong of [undefined, "", "x", "-".repeat(36), id.slice(1)]) expect(idOf(wrong)).toBeUndefined();
});
