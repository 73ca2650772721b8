import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { settleForwarding, trustedProxies } from "@/bin/forwarding";
import { contentSecurityPolicy } from "@/bin/security-headers";

function settled(peer: string, proxies: string, sent: IncomingHttpHeaders) {
  const headers = { ...sent };
  settleForwarding(headers, peer, trustedProxies(proxies));
  return headers;
}

const forged = {
  "x-forwarded-for": "1.2.3.4",
  "x-forwarded-host": "evil.test",
  "x-forwarded-proto": "https",
  forwarded: "for=1.2.3.4",
  "x-real-ip": "1.2.3.4",
  "x-peyvand-client-ip": "1.2.3.4",
  "x-middleware-subrequest": "proxy",
  accept: "text/html",
};

test("a stranger's forwarding headers are gone, and his own address counts", () => {
  expect(settled("::ffff:9.9.9.9", "", forged)).toEqual({
    accept: "text/html",
    "x-peyvand-client-ip": "9.9.9.9",
    "x-peyvand-forwarded": "1",
  });
});

test("without any forwarding header none is noted", () => {
  expect(settled("127.0.0.1", "", {})).toEqual({ "x-peyvand-client-ip": "127.0.0.1" });
});

test.each([
  ["the proxy's word is taken", "10.0.0.1", "10.0.0.0/8", "5.5.5.5", "5.5.5.5"],
  ["what stands left of the last stranger may be invented", "10.0.0.1", "10.0.0.1", "1.1.1.1, 5.5.5.5", "5.5.5.5"],
  ["proxies behind proxies are skipped", "10.0.0.1", "10.0.0.0/8", "1.1.1.1, 5.5.5.5, 10.0.0.2", "5.5.5.5"],
  ["rubbish ends the walk", "10.0.0.1", "10.0.0.0/8", "5.5.5.5, unknown, 10.0.0.2", "10.0.0.2"],
  ["ports are not part of an address", "10.0.0.1", "10.0.0.0/8", "5.5.5.5:4711", "5.5.5.5"],
  ["IPv6 too", "fd00::1", "fd00::/8", "2001:db8::7", "2001:db8::7"],
  ["no header at all", "10.0.0.1", "10.0.0.0/8", undefined, "10.0.0.1"],
])("%s", (_, peer, proxies, chain, client) => {
  expect(settled(peer, proxies, { "x-forwarded-for": chain })["x-peyvand-client-ip"]).toBe(client);
});

test("our own headers are never taken from outside, not from a proxy either", () => {
  const headers = settled("10.0.0.1", "10.0.0.1", { ...forged, "x-peyvand-nonce": "guess" });
  expect(headers["x-peyvand-nonce"]).toBeUndefined();
  expect(headers["x-peyvand-client-ip"]).toBe("1.2.3.4");
  expect(headers["x-forwarded-proto"]).toBe("https");
});

test("a proxy that is no address is refused", () => {
  expect(() => trustedProxies("10.0.0.1, nginx")).toThrow("nginx");
});

test("scripts run by nonce only, and eval only while developing", () => {
  expect(contentSecurityPolicy("abc", false)).toMatch(/script-src 'self' 'nonce-abc' 'strict-dynamic';/);
  expect(contentSecurityPolicy("abc", false)).not.toContain("unsafe-eval");
  expect(contentSecurityPolicy("abc", true)).toContain("unsafe-eval");
});
