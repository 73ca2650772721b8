import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import pg from "pg";

const SPACE = 0x7076; // "pv": our half of the advisory locks' key
const DEAD = `
  select distinct j.locked_by from graphile_worker.jobs j
  where j.locked_by is not null and j.locked_at < now() - interval '3 seconds' and j.locked_by <> all($1::text[]) and not exists (
    select 1 from pg_locks l join pg_database d on d.oid = l.database
    where d.datname = current_database() and l.locktype = 'advisory' and l.granted and l.classid = ${SPACE}
      and l.objid::bigint = hashtext(j.locked_by)::bigint & 4294967295)`;

/**
 * Takes back the jobs of workers that were killed: the queue itself would leave them locked for four hours. Each worker shows that it
 * lives by an advisory lock, which PostgreSQL drops with the connection of a killed process.
 * @returns the events to hand to the runner, and `sweep`, to be called every few seconds
 */
export function lostJobs(connectionString: string | undefined) {
  const events = new EventEmitter() as WorkerEvents;
  const mine = new Set<string>();
  const held = new Set<string>();
  let line: Promise<pg.Client> | null = null;
  let turn: Promise<void> = Promise.resolve();
  events.on("worker:create", ({ worker }) => {
    mine.add(worker.workerId);
    inTurn((client) => hold(client, worker.workerId));
  });
  events.on("worker:stop", ({ worker }) => {
    mine.delete(worker.workerId);
    inTurn((client) => letGo(client, worker.workerId));
  });
  return { events, sweep: () => inTurn(sweep) };

  /** One statement at a time: all workers begin and stop at once, and they share the connection. */
  function inTurn(work: (client: pg.Client) => Promise<void>): Promise<void> {
    turn = turn.then(connected).then(work).catch(ignore);
    return turn;
  }

  /** The one connection that holds our locks; after a break a new one takes them again. */
  function connected(): Promise<pg.Client> {
    line ??= open().catch((error) => {
      line = null;
      throw error;
    });
    return line;
  }

  async function open() {
    const client = new pg.Client({ connectionString, keepAlive: true });
    client.on("error", ignore).on("end", () => (line = null));
    await client.connect();
    held.clear();
    for (const id of mine) await hold(client, id);
    return client;
  }

  async function sweep(client: pg.Client) {
    const { rows } = await client.query<{ locked_by: string }>(DEAD, [[...mine]]);
    if (rows.length === 0) return;
    await client.query("select graphile_worker.force_unlock_workers($1::text[])", [rows.map((row) => row.locked_by)]);
  }

  async function hold(client: pg.Client, id: string) {
    if (held.has(id)) return;
    held.add(id);
    await client.query(`select pg_advisory_lock_shared(${SPACE}, hashtext($1))`, [id]);
  }

  async function letGo(client: pg.Client, id: string) {
    if (held.delete(id)) await client.query(`select pg_advisory_unlock_shared(${SPACE}, hashtext($1))`, [id]);
  }
}

/** The database is away: the next sweep tries again. */
const ignore = () => {};
