import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { prepareEmbedded } from "@/bin/launch/database.mjs";
import { freePort } from "@/bin/launch/machine.mjs";
import { startPostgres } from "@/bin/launch/postgres.mjs";
import { newId, secretToken, sha256 } from "@/lib/base/id";

export type Program = Awaited<ReturnType<typeof keep>>;

/**
 * A second product from the same build, that a test may kill: an empty company on a PostgreSQL of its own, which syncs to disk as a real
 * one does. Needs the bundles in `.build` and the pages in `.next`.
 */
export async function ownProduct(extra: Record<string, string>) {
  const root = process.cwd();
  const home = mkdtempSync(join(realpathSync(tmpdir()), "peyvand-faults-"));
  chmodSync(home, 0o711); // root's server runs as another user, who must pass
  const server = await startPostgres({ root, home });
  const port = await freePort();
  const databaseUrl: string = await prepareEmbedded(server, { root, demo: false });
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: "for-tests-only-0123456789-abcdefghij",
    DATA_DIR: join(home, "files"),
    APP_URL: `http://127.0.0.1:${port}`,
    HOST: "127.0.0.1",
    PORT: String(port),
    RATE_LIMIT: "100",
    LOG_LEVEL: "silent",
    ...extra,
  };
  const db = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  db.on("error", () => {}); // the server is restarted under us
  const programs: Program[] = [];
  return {
    url: env.APP_URL,
    /** Where its files lie. */
    files: env.DATA_DIR,
    db,
    rows: async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await db.query<T>(sql, values)).rows,
    start: async (name: "server" | "worker") => {
      const program = await keep(`.build/${name}.mjs`, env);
      programs.push(program);
      return program;
    },
    /** Ends PostgreSQL itself, and waits until the launcher's watch has brought another one up on the same port. */
    cutDatabase: async (signal: "SIGINT" | "SIGQUIT") => {
      const cut = postmasterOf(home);
      process.kill(cut!, signal);
      for (let waited = 0; (postmasterOf(home) ?? cut) === cut && waited < 30_000; waited += 20) await sleep(20);
    },
    close: async () => {
      await Promise.all(programs.map((program) => program.end()));
      await db.end();
      await server.destroy();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The server's process, while there is one. Its data may lie elsewhere, when its user cannot enter this checkout. */
function postmasterOf(home: string): number | undefined {
  try {
    const { data } = JSON.parse(readFileSync(join(home, "postgres.json"), "utf8")) as { data: string };
    return Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return undefined;
  }
}

export type OwnProduct = Awaited<ReturnType<typeof ownProduct>>;

/** The secret of a form's token: the right to hand requests in. */
export async function formToken(product: OwnProduct): Promise<string> {
  const secret = secretToken();
  const values = [newId(), "آزمون", sha256(secret)];
  await product.rows('insert into "ApiToken" (id, name, hash, "createdAt") values ($1, $2, $3, now())', values);
  return secret;
}

/** One of our programs, ready for work; `deaths` counts the ends that nobody asked for. */
async function keep(file: string, env: NodeJS.ProcessEnv) {
  const state = { deaths: 0, wanted: true, child: await run() };
  return {
    state,
    /** As a power cut would: no goodbye. Then starts it again. */
    killAndRestart: async () => {
      state.wanted = false;
      state.child.kill("SIGKILL");
      await ended(state.child);
      state.wanted = true;
      state.child = await run();
    },
    end: async () => {
      state.wanted = false;
      state.child.kill("SIGKILL");
      await ended(state.child);
    },
  };

  async function run(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [file], { env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
    let said = "";
    child.stderr?.on("data", (chunk) => (said = `${said}${chunk}`.slice(-4000)));
    child.on("exit", () => {
      if (state?.wanted) state.deaths += 1;
    });
    await new Promise<void>((ready, fail) => {
      child.once("message", () => ready());
      child.once("exit", (code, signal) => fail(new Error(`${file} ended at its start: ${signal ?? code} ${said}`)));
    });
    return child;
  }
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((done) => child.once("exit", () => done()));
