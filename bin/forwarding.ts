import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP } from "node:net";

const forwarding = /^(x-forwarded-.*|forwarded|x-real-ip)$/;
const reserved = /^(x-peyvand-|x-middleware-)/;

/**
 * Makes the request's headers tell the truth about who is calling, in place.
 * From a peer that is no trusted proxy every forwarding header is deleted; our own `x-peyvand-*` always are.
 * Sets `x-peyvand-client-ip` (the right-most hop that is no trusted proxy), and `x-peyvand-forwarded` when the call
 * carried forwarding headers, believed or not.
 */
export function settleForwarding(headers: IncomingHttpHeaders, peer: string, isTrusted: (address: string) => boolean) {
  const from = plainAddress(peer);
  const hops = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((hop) => plainAddress(hop.trim()));
  const trusted = isTrusted(from);
  let forwarded = false;
  for (const name of Object.keys(headers)) {
    if (forwarding.test(name)) forwarded = true;
    if (reserved.test(name) || (forwarding.test(name) && !trusted)) delete headers[name];
  }
  headers["x-peyvand-client-ip"] = trusted ? clientOf([...hops, from], isTrusted) : from;
  if (forwarded) headers["x-peyvand-forwarded"] = "1";
}

/** Reads TRUSTED_PROXIES: addresses and CIDR blocks, separated by commas. Throws on anything else. */
export function trustedProxies(list: string): (address: string) => boolean {
  const blocks = new BlockList();
  for (const entry of list.split(/[\s,]+/).filter(Boolean)) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address);
    if (!family) throw new Error(`TRUSTED_PROXIES: ${entry} is neither an address nor a CIDR block`);
    const size = bits === undefined ? (family === 6 ? 128 : 32) : Number(bits);
    blocks.addSubnet(address, size, family === 6 ? "ipv6" : "ipv4");
  }
  return (address) => isIP(address) !== 0 && blocks.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** Stops at the first hop from the right that is not one of ours; what stands left of it may be invented. */
function clientOf(hops: string[], isTrusted: (address: string) => boolean) {
  let client = hops.at(-1) ?? "";
  for (const hop of hops.toReversed()) {
    if (!isIP(hop)) break;
    client = hop;
    if (!isTrusted(hop)) break;
  }
  return client;
}

function plainAddress(address: string) {
  return address
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
}
