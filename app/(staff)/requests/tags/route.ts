import { listTags } from "@/lib/customers/list-tags";
import { requireStaff } from "@/lib/web/session";

/** Names of all tags, for the filters of lists; asked for when somebody opens them. */
export async function GET(): Promise<Response> {
  const { items } = await listTags(await requireStaff(), {});
  const tags = items.map(({ id, name }) => ({ id, name }));
  return Response.json({ tags }, { headers: { "Cache-Control": "private, max-age=30" } });
}
