import { expect, test } from "vitest";
import { findProvince, provinceOf, provinces } from "@/lib/base/provinces";

test("there are 31 provinces, each with its cities", () => {
  expect(provinces.size).toBe(31);
  for (const [name, cities] of provinces) {
    expect(cities.length, name).toBeGreaterThan(4);
    expect(new Set(cities).size, name).toBe(cities.length);
  }
});

test("a province is found however it is written, and nothing else is", () => {
  expect(findProvince("استان آذربايجان شرقي")).toBe("آذربایجان شرقی");
  expect(findProvince("کهگیلویه و بویراحمد")).toBe("کهگیلویه و بویراحمد");
  expect(findProvince("پارس")).toBeNull();
});

test("a city tells its province only when one province has it", () => {
  expect(provinceOf("نجف آباد")).toBe("اصفهان");
  expect(provinceOf("نورآباد")).toBeNull(); // فارس and لرستان
  expect(provinceOf("پاریس")).toBeNull();
});
