import { expect, it } from "vitest";
import { initials } from "@/components/ui/avatar";

it("takes the first letters of two words and keeps them apart", () => {
  expect(initials("مریم احمدی نژاد")).toBe("م\u200cا");
  expect(initials("  لیلا ")).toBe("ل");
  expect(initials("")).toBe("");
});
