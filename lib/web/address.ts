import { isIP } from "node:net";

/**
 * The network a request came from, as a key for rate limits. Our own server sets `x-peyvand-client-ip` and deletes what others claim.
 * One household gets a whole IPv6 /64, so that counts as one address.
 */
export function addressKey(headers: Headers): string {
  const address = headers.get("x-peyvand-client-ip") ?? "";
  if (isIP(address) !== 6) return address || "unknown";
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
