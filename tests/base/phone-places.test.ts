import { expect, test } from "vitest";
import { phonePlace } from "@/lib/base/phone-places";

test.each([
  ["+989121234567", { operator: "mci" }],
  ["+989901234567", { operator: "mci" }],
  ["+989351234567", { operator: "irancell" }],
  ["+989021234567", { operator: "irancell" }],
  ["+989211234567", { operator: "rightel" }],
  ["+989321234567", { operator: "taliya" }],
  ["+989981123456", { operator: "shatel" }],
  ["+989991012345", { operator: "aptel" }],
  ["+982188776655", { province: "tehran" }],
  ["+985138765432", { province: "razaviKhorasan" }],
  ["+989701234567", {}], // a prefix that nobody has got yet
  ["+982988776655", {}],
  ["+442083661177", {}],
])("%s", (canonical, place) => {
  expect(phonePlace(canonical)).toEqual(place);
});
