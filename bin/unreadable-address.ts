import type { IncomingMessage } from "node:http";

/** Percent signs that spell no text make Next throw; nothing lies at such an address, and the pages of ours say so. */
export function settleAddress(request: IncomingMessage): void {
  const path = request.url?.split("?", 1)[0] ?? "/";
  try {
    decodeURIComponent(path);
  } catch {
    request.url = path.startsWith("/api/") ? "/api/v1/unreadable" : "/unreadable";
  }
}
