export const dynamic = "force-dynamic";

/** Alive: this process answers. Says nothing of the database, so that nobody restarts us because of it. */
export function GET() {
  return Response.json({ status: "alive" });
}
