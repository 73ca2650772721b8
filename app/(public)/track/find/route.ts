import { parseTrackingCode } from "@/lib/base/id";

/** From the typed code to its page; what cannot be a code goes back to the form with a word. */
export function GET(request: Request): Response {
  const typed = new URL(request.url).searchParams.get("code") ?? "";
  const code = parseTrackingCode(typed);
  const to = code ? `/track/${code}` : `/track?unknown=1&code=${encodeURIComponent(typed.slice(0, 60))}`;
  return new Response(null, { status: 303, headers: { location: to } });
}
