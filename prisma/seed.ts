import { readFileSync } from "node:fs";
import { join } from "node:path";
import { forgetEnv } from "@/lib/base/env";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { makeDemo, smaller } from "@/prisma/demo/demo";
import { loadDemo } from "@/prisma/demo/load";

type Place = { databaseUrl: string; root: string };
type Wish = Omit<Place, "root"> & {
  log: (line: string) => void;
  /** The demo's present; else the real one. */
  now?: Date;
  /** Only so many requests, the unfinished ones first. */
  requests?: number;
};

const SEED = 1404;
const LOADING = "demo.loading";
const LOADED = "demo.loaded";

/** Fills a migrated database with the demo company. What an interrupted earlier run has left is cleared away first. */
export function seed({ databaseUrl, log, now = new Date(), requests }: Wish): Promise<void> {
  return within(databaseUrl, async () => {
    await begin(now);
    const demo = makeDemo(SEED, now);
    await loadDemo(requests === undefined ? demo : smaller(demo, requests), log);
    await finish(now);
  });
}

/** The public holidays of Iran, unless there are some already. */
export function loadHolidays({ databaseUrl, root }: Place): Promise<void> {
  return within(databaseUrl, async () => {
    if (await database().holiday.count()) return;
    await database().holiday.createMany({ data: readHolidays(join(root, "prisma/data/holidays.csv")) });
  });
}

/** Columns: gregorian, kind, lunar_date_is_estimate, name. Two occasions of one day are one holiday. */
export function readHolidays(file: string) {
  const [, ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const days = new Map<string, { id: string; day: Date; name: string; kind: string; estimated: boolean }>();
  for (const line of lines) {
    const [day = "", kind = "", estimated, ...rest] = line.split(",");
    const name = rest.join(",").replace(/^"|"$/g, "");
    const known = days.get(day);
    if (known) known.name += `؛ ${name}`;
    else days.set(day, { id: newId(), day: new Date(`${day}T00:00:00Z`), name, kind, estimated: estimated === "1" });
  }
  return [...days.values()];
}

/** Marks the beginning. A mark that is still there says that an earlier run was cut short. */
async function begin(now: Date): Promise<void> {
  if (await database().setting.findUnique({ where: { key: LOADING } })) await clear();
  if (await database().user.count()) throw new Error("The demo company goes into an empty database only.");
  await database().setting.create({ data: { key: LOADING, value: true, updatedAt: now } });
}

async function finish(now: Date): Promise<void> {
  await database().$transaction([
    database().setting.delete({ where: { key: LOADING } }),
    database().setting.create({ data: { key: LOADED, value: { at: now.toISOString(), seed: SEED }, updatedAt: now } }),
  ]);
  await database().$executeRaw`analyze`;
}

/** Empties all our tables and starts the sequences anew; the company's week, the holidays and the usual targets stay. */
async function clear(): Promise<void> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as "name" from pg_tables
    where schemaname = 'public' and tablename not like '\_prisma%' and tablename not in ('CalendarVersion', 'Holiday', 'ServiceTarget', 'WorkWeek')`;
  await database().$executeRawUnsafe(`truncate ${tables.map((t) => t.name).join(", ")} restart identity`);
  await database().$executeRaw`delete from "WorkWeek" where "departmentId" is not null`;
  await database().$executeRaw`delete from "ServiceTarget" where "clock" <> 'first_reply'`;
  await database().$executeRaw`alter sequence request_number restart`;
  await database().$executeRaw`alter sequence customer_code restart`;
}

/** Runs `work` on this database and lets go of it. The launcher's own environment stays as it was. */
async function within(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = databaseUrl;
  forgetEnv();
  try {
    await work();
  } finally {
    await closeDatabase();
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
    forgetEnv();
  }
}
