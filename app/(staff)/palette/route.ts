import type { PaletteFound } from "@/components/layout/palette-rules";
import { may } from "@/lib/auth/policy";
import { findCustomers } from "@/lib/customers/find-customers";
import { searchRequests } from "@/lib/requests/queries";
import { asAppError, reported } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";

const FEW = 5;

/** A few requests and customers for what is being typed. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  try {
    const actor = await requireStaff();
    const q = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
    if (!q || !may("request.search", actor, null)) return Response.json({ requests: [], customers: [] }, { headers });
    const [requests, customers] = await Promise.all([
      searchRequests(actor, { q, limit: FEW }),
      findCustomers(actor, { q, limit: FEW }),
    ]);
    const found: PaletteFound = {
      requests: requests.items.map(({ number, subject, customer }) => ({ number, subject, customer: customer.name })),
      customers: customers.items.map(({ code, name }) => ({ code, name })),
    };
    return Response.json(found, { headers });
  } catch (error) {
    if (asAppError(error)) return new Response(null, { status: 404, headers });
    return new Response(reported(error), { status: 500, headers });
  }
}
