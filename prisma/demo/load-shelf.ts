import { createMacro } from "@/lib/automation/create-macro";
import { createRule } from "@/lib/automation/create-rule";
import { jobs } from "@/lib/automation/jobs";
import { switchRule } from "@/lib/automation/switch-rule";
import { clock } from "@/lib/base/clock";
import { createTag } from "@/lib/customers/create-tag";
import { createText } from "@/lib/desk/create-text";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { addCheck } from "@/lib/requests/add-check";
import { createChecklist } from "@/lib/requests/create-checklist";
import { followUpRequest } from "@/lib/requests/follow-up-request";
import { tickCheck } from "@/lib/requests/tick-check";
import { saveView } from "@/lib/views/save-view";
import { workAfter } from "@/prisma/demo/calendar";
import * as texts from "@/prisma/demo/texts/shelf";
import { idOf, type World } from "@/prisma/demo/world";

const DAY = 86_400_000;
const ADMINISTRATOR = "admin@demo.test";
const COORDINATOR = "coordinator@demo.test";

/** What the house made for itself in its last days: one rule works, and only tags; the others wait to be tried. */
export const shelfSteps = (world: World, until: Date) => [
  { at: new Date(until.getTime() - 6 * DAY), run: () => loadTexts(world) },
  { at: new Date(until.getTime() - 5 * DAY), run: () => loadRules(world) },
  { at: until, run: runRules },
  { at: until, run: () => loadPlans(world) },
];

async function loadTexts(world: World): Promise<void> {
  const now = clock.now();
  const admin = await world.actor(ADMINISTRATOR, now);
  for (const text of texts.companyTexts) await createText(admin, { ...text, scope: "company" });
  for (const { by, department, ...text } of texts.departmentTexts) {
    const departmentId = idOf(world.departments, department);
    await createText(await world.actor(by, now), { ...text, scope: "department", departmentId });
  }
  const coordinator = await world.actor(COORDINATOR, now);
  for (const text of texts.ownTexts) await createText(coordinator, text);
  for (const { department, lines, ...list } of texts.checklists)
    await createChecklist(admin, {
      ...list,
      ...(department ? { departmentId: idOf(world.departments, department) } : {}),
      lines: lines.map(([text, required]) => ({ text, required })),
    });
  const manager = await world.actor("manager@demo.test", now);
  for (const view of texts.views) await saveView(manager, { ...view, scope: "everyone" });
}

async function loadRules(world: World): Promise<void> {
  const admin = await world.actor(ADMINISTRATOR, clock.now());
  const { tag, rule, words } = texts.tagged;
  const { id: tagId } = await createTag(admin, { name: tag, tone: "info" });
  const positionId = idOf(world.positions, "desk.coordinator");
  const [finance, support] = [idOf(world.departments, "finance"), idOf(world.departments, "support")];
  const said = (values: string[]) => ({
    groups: [{ conditions: [{ field: "words" as const, op: "any" as const, values }] }],
  });
  const works = await createRule(admin, {
    ...{ kind: "automation", name: rule, positionId, conditions: said(words) },
    trigger: { when: "event", events: ["request.submitted"] },
    acts: [{ do: "tag", tagId }],
  });
  await switchRule(admin, { id: works.id, on: true });
  await createRule(admin, {
    ...{ kind: "assignment", name: "فاکتور و پرداخت به مالی", positionId },
    conditions: said(["فاکتور", "پرداخت", "تسویه", "بازگشت وجه"]),
    acts: [
      { do: "refer", target: { to: "queue", departmentId: finance }, instruction: "لطفاً بررسی و پاسخ دهید.", hours: 9 },
    ],
  });
  await createRule(admin, {
    ...{ kind: "assignment", name: "سرویس و خرابی، به کم‌کارترین کارشناس", positionId },
    conditions: { groups: [{ conditions: [{ field: "kind", op: "is", values: ["service"] }] }] },
    acts: [
      {
        do: "refer",
        target: { to: "share", departmentId: support, by: "load", capacity: 15 },
        instruction: "با مشتری هماهنگ کنید و زمان سرویس را بنویسید.",
        hours: 18,
      },
    ],
  });
  await createRule(admin, {
    ...{ kind: "automation", name: "یادآوری مشتری منتظر", positionId },
    trigger: { when: "after", basis: "lastStep", amount: 2, unit: "days" },
    conditions: { groups: [{ conditions: [{ field: "status", op: "is", values: ["answered"] }] }] },
    acts: [{ do: "tell", whom: { to: "owner" }, text: "پاسخ واحد دو روز است رسیده و هنوز برای مشتری نرفته است." }],
  });
  await loadMacros(world, tagId);
}

async function loadMacros(world: World, tagId: string): Promise<void> {
  const now = clock.now();
  const list = await database().checklist.findFirstOrThrow({ where: { name: texts.checklists[1]!.name } });
  await createMacro(await world.actor(COORDINATOR, now), {
    name: "پرداخت: به مالی با مهلت یک روز",
    acts: [
      {
        ...{ do: "refer", target: { to: "queue", departmentId: idOf(world.departments, "finance") }, hours: 9 },
        instruction: "لطفاً پرداخت این مشتری را بررسی کنید و نتیجه را بنویسید.",
      },
      { do: "note", body: "برای بررسی پرداخت به مالی رفت." },
    ],
  });
  await createMacro(await world.actor(COORDINATOR, now), {
    name: "پاسخ «دریافت شد» و پیگیری دو روز دیگر",
    acts: [
      // biome-ignore lint/suspicious/noThenProperty: the contract's word; never awaited
      { do: "reply", channel: "email", body: texts.companyTexts[0]!.body, then: "keep" },
      { do: "followUp", days: 2 },
    ],
  });
  await createMacro(await world.actor("officer4@demo.test", now), {
    name: "آغاز کار گارانتی",
    departmentId: idOf(world.departments, "support"),
    acts: [
      { do: "tag", tagId },
      { do: "checklist", checklistId: list.id },
      { do: "setPriority", priority: "high" },
    ],
  });
}

type Waiting = { payload: { eventId: string } };

/** What the rule that works would have done by now, as the worker does it. */
async function runRules(): Promise<void> {
  const waiting = await database().$queryRaw<Waiting[]>`
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t."id" = j."task_id" and t."identifier" = 'automation.react' returning j."payload"`;
  const events = waiting.map(({ payload }) => BigInt(payload.eventId)).sort((a, b) => (a < b ? -1 : 1));
  for (const eventId of events) await jobs["automation.react"]!({ eventId: String(eventId) }, jobContext(1, 1));
}

/** What the coordinator will look at again, and two requests with their lists begun. */
async function loadPlans(world: World): Promise<void> {
  const now = clock.now();
  const coordinator = await world.actor(COORDINATOR, now);
  const positionId = idOf(world.positions, "desk.coordinator");
  const own = await database().request.findMany({
    where: { ownerPositionId: positionId, status: { in: ["referred", "replied", "waiting_customer"] } },
    orderBy: { number: "desc" },
    take: texts.followUps.length,
    select: { number: true },
  });
  for (const [i, { number }] of own.entries()) {
    const { hours, ...plan } = texts.followUps[i]!;
    await followUpRequest(coordinator, { number, at: workAfter(now, hours * 60).toISOString(), ...plan });
  }
  const list = await database().checklist.findFirstOrThrow({ where: { name: texts.checklists[0]!.name } });
  for (const { number } of own.slice(0, 2)) {
    const { ids } = await addCheck(coordinator, { number, checklistId: list.id });
    await tickCheck(coordinator, { number, checkId: ids[0]!, done: true });
  }
}
