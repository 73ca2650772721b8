import pg from "pg";
import { env } from "@/lib/base/env";
import { log } from "@/lib/base/log";
import { CHANNEL, type Word } from "./wake";

export type Listening = { stop: () => Promise<void> };
type Ears = {
  heard: (word: Word) => void;
  /** The connection stands (again): what was said meanwhile was not heard. */
  opened: () => void;
};

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const PULSE_MS = 20_000;

/** The one listening connection of this process, made anew whenever it breaks. Not of the pool, whose connections are borrowed. */
export function listen({ heard, opened }: Ears): Listening {
  let client: pg.Client | undefined;
  let stopped = false;
  let wait = FIRST_WAIT_MS;
  let timer: NodeJS.Timeout | undefined;
  const pulse = setInterval(() => void feel(), PULSE_MS);
  pulse.unref();
  void connect();
  return { stop };

  async function connect(): Promise<void> {
    const own = new pg.Client({
      connectionString: env().DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    client = own;
    own.on("error", () => again(own));
    own.on("end", () => again(own));
    own.on("notification", ({ payload }) => take(payload));
    try {
      await own.connect();
      await own.query(`listen ${CHANNEL}`);
      wait = FIRST_WAIT_MS;
      if (!stopped) opened();
    } catch (error) {
      log.debug({ error: (error as Error).message }, "cannot listen to the database");
      again(own);
    }
  }

  function take(payload = ""): void {
    try {
      heard(JSON.parse(payload) as Word);
    } catch (error) {
      log.debug({ error: (error as Error).message }, "a word of another process was not understood");
    }
  }

  /** Once for each connection that broke, ever later while the database is away. */
  function again(broken: pg.Client): void {
    if (client !== broken || stopped) return;
    client = undefined;
    broken.end().catch(() => {});
    timer = setTimeout(() => void connect(), wait);
    timer.unref();
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  /** A connection that was cut without a word shows when it is used. */
  async function feel(): Promise<void> {
    const own = client;
    if (!own) return;
    const late = setTimeout(() => again(own), 5_000);
    await own.query("select 1").catch(() => again(own));
    clearTimeout(late);
  }

  async function stop(): Promise<void> {
    stopped = true;
    clearTimeout(timer);
    clearInterval(pulse);
    await client?.end().catch(() => {});
  }
}
