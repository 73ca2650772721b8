import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { newId } from "@/lib/base/id";
import { type OwnProduct, ownProduct, type Program } from "@/tests/support/own-product";

/* A worker that dies in the middle of an import: what it had begun is not there, what it had finished is not done again. */
test.describe.configure({ timeout: 120_000 });

const ROWS = 1800; // four chunks
const WRONG = 40;
const COMPANIES = 89;

let product: OwnProduct;
let worker: Program;

test.beforeAll(async () => {
  test.setTimeout(90_000);
  product = await ownProduct({});
  worker = await product.start("worker");
});

test.afterAll(async () => {
  await product?.close();
});

test("a worker killed in the middle of a chunk, and between a chunk and its note, doubles and loses nothing", async () => {
  const work = await atTheTable(`lock table "ImportRow" in exclusive mode`);
  const { id, taskId } = await begin();

  await work.reached('insert into "ImportRow"'); // cards, points and relations are written, the commit is near
  await worker.killAndRestart();
  expect(await count("Customer"), "nothing half done").toBe(0);
  await work.go();

  const note = await atTheTable(`select 1 from "Task" where "id" = '${taskId}' for update`, async () => {
    await expect.poll(() => count("ImportRow"), { timeout: 30_000 }).toBeGreaterThanOrEqual(500);
  });
  await note.reached('update "Task" set "cursor"'); // the chunk is committed, its place is not
  const before = await count("ImportRow");
  await worker.killAndRestart();
  expect(await count("ImportRow")).toBe(before);
  await note.go();

  await expect.poll(async () => (await taskOf(taskId)).status, { timeout: 60_000 }).toBe("done");
  const task = await taskOf(taskId);
  expect([task.done, task.total]).toEqual([ROWS, ROWS]);
  const outcomes = await product.rows(
    `select outcome::text, count(*)::int as n, count(distinct line)::int as lines from "ImportRow" where "importId" = $1
     group by 1 order by 1`,
    [id],
  );
  expect(outcomes).toEqual([
    { outcome: "created", n: ROWS - WRONG, lines: ROWS - WRONG },
    { outcome: "rejected", n: WRONG, lines: WRONG },
  ]);
  expect(await count("Customer")).toBe(ROWS - WRONG + COMPANIES);
  expect(await count("ContactPoint")).toBe(ROWS - WRONG);
  expect(await count("CustomerRelation")).toBe(ROWS - WRONG);
  const told = await product.rows(`select count(*)::int as n, count(distinct "customerId")::int as cards from "Event"
    where type = 'customer.created'`);
  expect(told).toEqual([{ n: ROWS - WRONG + COMPANIES, cards: ROWS - WRONG + COMPANIES }]);
  const [status] = await product.rows(`select status::text from "CustomerImport" where id = $1`, [id]);
  expect(status).toEqual({ status: "done" });
});

/** Puts a file down and begins its import, as the desk does. */
async function begin() {
  const [id, taskId] = [newId(), newId()];
  const folder = join(product.files, "transfer");
  await mkdir(folder, { recursive: true });
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const wrong = i % (ROWS / WRONG) === 7;
    return `نفر ${i},${wrong ? "12" : `0991${String(i).padStart(7, "0")}`},شرکت ${i % COMPANIES}`;
  });
  await writeFile(join(folder, `${id}.upload`), `نام,موبایل,شرکت\n${lines.join("\n")}\n`);
  const options = { update: false, wrongCells: "reject", kind: "person", stage: "lead", sheet: 0, headerLine: 1 };
  await product.rows(
    `insert into "CustomerImport" (id, status, name, path, sha256, format, encoding, delimiter, columns, mapping, options, "taskId", "userId", "createdAt")
     values ($1, 'running', 'مشتریان.csv', $2, 'x', 'csv', 'utf-8', ',', $3, $4, $5, $6, $7, now())`,
    [
      ...[id, `${id}.upload`, JSON.stringify({ headers: ["نام", "موبایل", "شرکت"], examples: [], sheets: [] })],
      ...[JSON.stringify(["name", "mobile", "company"]), JSON.stringify(options), taskId, newId()],
    ],
  );
  await product.rows(`insert into "Task" (id, kind, input, "createdAt") values ($1, 'customers.import', $2, now())`, [
    taskId,
    JSON.stringify({ importId: id }),
  ]);
  const job = `select graphile_worker.add_job('customers.import', json_build_object('taskId', $1::text), max_attempts => 5)`;
  await product.rows(job, [taskId]);
  return { id, taskId };
}

/** Holds the worker at a statement: takes what it needs, after `first` has come. */
async function atTheTable(lock: string, first = async () => {}) {
  await first();
  const client = await product.db.connect();
  await client.query("begin");
  await client.query(lock);
  return {
    /** Waits until the worker waits for us there. */
    reached: async (statement: string) => {
      const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like $1`;
      for (let waited = 0; (await product.rows(waiting, [`%${statement}%`])).length === 0; waited += 20) {
        if (waited > 30_000) throw new Error(`the worker never came to ${statement}`);
        await sleep(20);
      }
    },
    go: async () => {
      await client.query("commit");
      client.release();
    },
  };
}

const count = async (table: string): Promise<number> =>
  (await product.rows<{ n: number }>(`select count(*)::int as n from "${table}"`))[0]!.n;

const taskOf = async (id: string) =>
  (
    await product.rows<{ status: string; done: number; total: number }>(
      `select status::text, done, total from "Task" where id = $1`,
      [id],
    )
  )[0]!;
