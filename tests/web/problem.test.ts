import { expect, test } from "vitest";
import { notFound } from "@/lib/base/errors";
import { orNull } from "@/lib/web/problem";

test("what a page can do without is null when it was refused, and a fault is not hidden", async () => {
  expect(await orNull(Promise.resolve(7))).toBe(7);
  expect(await orNull(Promise.reject(notFound()))).toBeNull();
  await expect(orNull(Promise.reject(new Error("no database")))).rejects.toThrow("no database");
});
