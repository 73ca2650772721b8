import { log } from "@/lib/base/log";
import { readHealth } from "@/lib/kernel/health";

export const dynamic = "force-dynamic";

/** The worker beats every five seconds; after six silent beats it is taken for gone. */
const longestSilence = 30;

/** Ready: the database answers and a worker has been seen lately. 503 says which of the two is missing. */
export async function GET() {
  const { database, worker } = await look();
  const ready = database && worker;
  return Response.json({ status: ready ? "ready" : "not ready", database, worker }, { status: ready ? 200 : 503 });
}

async function look() {
  try {
    const { workerSeconds } = await readHealth();
    return { database: true, worker: workerSeconds !== null && workerSeconds < longestSilence };
  } catch (error) {
    log.warn({ error: (error as Error).message }, "not ready: the database does not answer");
    return { database: false, worker: false };
  }
}
