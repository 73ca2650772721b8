import type { z } from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import { createRule } from "@/lib/automation/create-rule";
import { jobs } from "@/lib/automation/jobs";
import type { ruleInput } from "@/lib/automation/schema";
import { switchRule } from "@/lib/automation/switch-rule";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { forgetWatched } from "@/lib/kernel/watch";
import { submitRequest } from "@/lib/requests/submit-request";
import type { Desk, Person } from "@/tests/requests/desk";

type Given = z.input<typeof ruleInput>;
type Loose<T> = T extends unknown ? Omit<T, "positionId" | "name"> & { name?: string; positionId?: string } : never;

/** A rule of the coordinator's seat, switched on. */
export async function aRule(desk: Desk, given: Loose<Given>, on = true) {
  const rule = { name: `قاعده ${newId().slice(-12)}`, positionId: desk.coordinator.positionId, ...given } as Given;
  const { id } = await createRule(desk.administrator, rule);
  if (on) await switchRule(desk.administrator, { id, on: true });
  return { id, name: rule.name };
}

/** Each test has the rules it makes and no others. */
export async function noRules(): Promise<void> {
  await database().rule.updateMany({ data: { on: false } });
  await database().eventWatch.deleteMany({});
  forgetWatched();
}

/** Signed in and seen just now. */
export async function isHere(...people: Pick<Person, "userId">[]): Promise<void> {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  for (const { userId } of people)
    await database().session.create({ data: { id: newId(), userId, createdAt: now, lastSeenAt: now, expiresAt } });
}

let asked = 0;
export const intake = (subject: string, more: object = {}) =>
  submitRequest(SYSTEM("test"), {
    channel: "web",
    subject,
    body: "متن",
    customer: { email: `a${++asked}-${newId().slice(-8)}@example.com` },
    ...more,
  });

type Waiting = { id: string; payload: { eventId: string } };

/** Does what is queued for rules, as the worker would: `hands` jobs at once, and what follows from them, until nothing waits. */
export async function work(hands = 1): Promise<number> {
  for (let done = 0; ; ) {
    const waiting = await database().$queryRaw<Waiting[]>`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'automation.react' returning j.id::text as "id", j.payload`;
    if (waiting.length === 0) return done;
    done += waiting.length;
    waiting.sort((a, b) => Number(a.payload.eventId) - Number(b.payload.eventId));
    const one = async () => {
      for (let job = waiting.shift(); job; job = waiting.shift())
        await jobs["automation.react"]!(job.payload, jobContext(1, 1));
    };
    await Promise.all(Array.from({ length: hands }, one));
  }
}

export const tick = () => jobs["automation.tick"]!({}, jobContext(1, 1));
export const runsOf = (ruleId: string) => database().ruleRun.findMany({ where: { ruleId }, orderBy: { id: "asc" } });
export const referralsOf = (requestId: string) => database().referral.findMany({ where: { requestId } });
