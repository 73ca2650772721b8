import { clock } from "@/lib/base/clock";
import { database } from "@/lib/kernel/database";
import { perform } from "@/prisma/demo/load-acts";
import { calendarSteps } from "@/prisma/demo/load-calendar";
import { cards } from "@/prisma/demo/load-cards";
import { loadChannels } from "@/prisma/demo/load-channels";
import { climbing } from "@/prisma/demo/load-clocks";
import { loadHouse, substitutions } from "@/prisma/demo/load-house";
import { loadFields, profiles } from "@/prisma/demo/load-profiles";
import { receive } from "@/prisma/demo/load-receipts";
import { shelfSteps } from "@/prisma/demo/load-shelf";
import { makeProfiles } from "@/prisma/demo/profiles";
import type { Demo, DemoAct, DemoRequest } from "@/prisma/demo/shape";
import { World } from "@/prisma/demo/world";

const DAY = 86_400_000;

/** One thing that happened. Steps that share a name in `after` keep their order; "all" waits for everything before it. */
type Step = { at: Date; after: readonly string[]; run: () => Promise<unknown> };

/**
 * Lives the demo company through: every step by the real command, at its own instant, as the one who did it, in the order of time.
 * A few run side by side, but never two of one request, and those that draw a number or a code stay in line.
 * @param log gets a line now and then
 */
export async function loadDemo(demo: Demo, log: (line: string) => void, abreast = 4): Promise<World> {
  const world = new World(demo);
  const steps = timeline(world, lastOf(demo));
  const founded = new Date(steps[0]!.at.getTime() - DAY);
  await loadHouse(world, founded);
  await clock.at(founded, () => loadFields(world, founded));
  await play(steps, abreast, progress(log, steps.length));
  await clock.at(steps.at(-1)!.at, () => loadChannels(world));
  await forgetJobs();
  return world;
}

/** When the last request came: nothing that is told of a card is later. */
const lastOf = (demo: Demo): Date => new Date(Math.max(...demo.requests.map((r) => r.receivedAt.getTime())));

function timeline(world: World, until: Date): Step[] {
  const made = makeProfiles(world.demo.customers, until);
  const steps = [
    ...[...substitutions(world), ...calendarSteps(world, until)].map((step) => ({ ...step, after: ["all"] })),
    ...cards(world, made).map(({ key, ...step }) => ({ ...step, after: ["books", `card ${key}`] })),
    ...profiles(world, made),
    ...world.demo.requests.flatMap((request) => story(world, request)),
  ];
  const last = new Date(Math.max(...steps.map(({ at }) => at.getTime())));
  const house = [...climbing(last), ...shelfSteps(world, last)];
  steps.push(...house.map((step) => ({ ...step, after: ["all"] })));
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function story(world: World, request: DemoRequest): Step[] {
  const { key, receivedAt } = request;
  return [
    { at: receivedAt, after: ["books", key], run: () => receive(world, request) },
    ...request.acts.map((act) => ({
      at: act.at,
      after: act.by === "system" ? ["all"] : act.do === "merge" ? [key, act.into] : [key],
      run: () => doAct(world, key, act),
    })),
  ];
}

async function doAct(world: World, key: string, act: DemoAct): Promise<void> {
  try {
    await perform(world, world.requests.get(key)!, act);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`demo story ${key}, ${act.do} at ${act.at.toISOString()}: ${message}`, { cause: error });
  }
}

async function play(steps: readonly Step[], abreast: number, done: () => void): Promise<void> {
  const running = new Map<Step, Promise<void>>();
  const failed: unknown[] = [];
  const blocks = (one: Step, next: Step) =>
    [one, next].some((s) => s.after.includes("all")) || one.after.some((name) => next.after.includes(name));
  for (const step of steps) {
    await Promise.all([...running].filter(([one]) => blocks(one, step)).map(([, end]) => end));
    while (running.size >= abreast) await Promise.race(running.values());
    if (failed.length > 0) break;
    const end = clock
      .at(step.at, step.run)
      .then(done, (error) => void failed.push(error))
      .finally(() => running.delete(step));
    running.set(step, end);
  }
  await Promise.all(running.values());
  if (failed.length > 0) throw failed[0];
}

function progress(log: (line: string) => void, total: number): () => void {
  let count = 0;
  return () => {
    const before = Math.floor((count / total) * 10);
    count += 1;
    const after = Math.floor((count / total) * 10);
    if (after > before && after < 10) log(`… ${after * 10} % of the demo company`);
  };
}

/** What the past has queued was all done in the past: its receipts were sent, and its people told, but for those of the last day. */
async function forgetJobs(): Promise<void> {
  await database().outboxMessage.deleteMany({ where: { purpose: "ack", accountId: null } });
  await database().$executeRaw`
    select count(*) from graphile_worker.complete_jobs(array(select "id" from graphile_worker.jobs
      where "task_identifier" like 'outbox.%' or "task_identifier" in ('requests.deliveryFailed', 'service.recompute')))`;
  await database().$executeRaw`
    select count(*) from graphile_worker.complete_jobs(array(select j."id" from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t."id" = j."task_id"
      where t."identifier" = 'notices.spread' and (j."payload"->>'at')::timestamptz < now() - interval '1 day'))`;
}
