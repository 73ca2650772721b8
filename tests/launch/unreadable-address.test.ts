import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { settleAddress } from "@/bin/unreadable-address";

function settled(url: string) {
  const request = { url } as IncomingMessage;
  settleAddress(request);
  return request.url;
}

test("percent signs that spell no text lead to a page that is not found, not to a fault", () => {
  expect(settled("/track/%E0%A4%A")).toBe("/unreadable");
  expect(settled("/api/v1/requests/%zz?limit=5")).toBe("/api/v1/unreadable");
});

test("whatever can be read stays as it is, also with a broken query", () => {
  for (const url of ["/", "/track/27H-AVD", "/customers/%DA%A9?q=%zz"]) expect(settled(url)).toBe(url);
});
