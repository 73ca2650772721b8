import { expect, test } from "vitest";
import { seal, unseal } from "@/lib/base/seal";

test("what is sealed opens for its own row only, and shows nothing", () => {
  const sealed = seal("رمز صندوق", "row-1");
  expect(unseal(sealed, "row-1")).toBe("رمز صندوق");
  expect(unseal(sealed, "row-2")).toBeNull();
  expect(Buffer.from(sealed.split(".")[3]!, "base64url").toString("utf8")).not.toContain("رمز");
  expect(seal("رمز صندوق", "row-1")).not.toBe(sealed);
});

test("a changed byte, and what was never sealed, open to nothing", () => {
  const parts = seal("x".repeat(40), "row").split(".");
  const bytes = Buffer.from(parts[3]!, "base64url");
  bytes[0]! ^= 1;
  expect(unseal([...parts.slice(0, 3), bytes.toString("base64url")].join("."), "row")).toBeNull();
  for (const nothing of ["", "s1", "s1.a.b.c", "s2.a.b.c"]) expect(unseal(nothing, "row")).toBeNull();
});
