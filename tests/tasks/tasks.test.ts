import { beforeEach, expect, test, vi } from "vitest";
import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { readTask } from "@/lib/tasks/queries";
import { resumeTask } from "@/lib/tasks/resume-task";
import { addCounts } from "@/lib/tasks/rules";
import { stopTask } from "@/lib/tasks/stop-task";
import { type Step, workThrough } from "@/lib/tasks/store";
import type { Task } from "@/prisma/generated/client";
import { actorOf, aUser } from "@/tests/support/factories";

let owner: Awaited<ReturnType<typeof actorOf>>;
beforeEach(async () => {
  owner = await actorOf((await aUser()).id);
});

const aTask = (data: Partial<{ total: number; startedById: string }> = {}) =>
  database().task.create({
    data: { id: newId(), kind: "files.sweep", startedById: owner.userId, createdAt: new Date(), ...data },
  });

/** Ten at a time, until `total`. */
const tens = async (task: Task): Promise<Step> => {
  const next = Number(task.cursor ?? 0) + 10;
  return { cursor: next >= (task.total ?? 0) ? null : next, done: 10, counts: { even: 5 } };
};

test("long work goes step by step to its end and tells what it counted", async () => {
  const { id } = await aTask({ total: 30 });
  await workThrough(id, jobContext(1, 5), tens);
  const view = await readTask(owner, { id });
  expect(view).toMatchObject({ status: "done", done: 30, total: 30, counts: { even: 15 }, error: null });
  expect(view.endedAt).toBeInstanceOf(Date);
});

test("stop ends it after the present step, and it goes on from there", async () => {
  const { id } = await aTask({ total: 30 });
  await workThrough(id, jobContext(1, 5), async (task) => {
    if (task.cursor === 10) await stopTask(owner, { id });
    return tens(task);
  });
  expect(await readTask(owner, { id })).toMatchObject({ status: "stopped", done: 20 });
  expect(await resumeTask(owner, { id })).toMatchObject({ status: "queued" });
  await workThrough(id, jobContext(1, 5), tens);
  expect(await readTask(owner, { id })).toMatchObject({ status: "done", done: 30 });
});

test("stopped before it began, it does not begin", async () => {
  const { id } = await aTask({ total: 10 });
  await stopTask(owner, { id });
  const step = vi.fn(tens);
  await workThrough(id, jobContext(1, 5), step);
  expect(step).not.toHaveBeenCalled();
});

test("a crash goes on where it was; a lasting fault is told in the end", async () => {
  const { id } = await aTask({ total: 30 });
  const broken = async (task: Task) => {
    if (task.cursor === 10) throw new Error("the disk is full");
    return tens(task);
  };
  await expect(workThrough(id, jobContext(1, 2), broken)).rejects.toThrow("disk");
  expect(await readTask(owner, { id })).toMatchObject({ status: "running", done: 10 });
  await workThrough(id, jobContext(2, 2), broken);
  expect(await readTask(owner, { id })).toMatchObject({ status: "failed", error: "task.failed", done: 10 });
});

test("a refusal ends it at once, with its reason", async () => {
  const { id } = await aTask({ total: 30 });
  await workThrough(id, jobContext(1, 5), async () => {
    throw invalid({ file: "file.gone" });
  });
  expect(await readTask(owner, { id })).toMatchObject({ status: "failed", error: "invalid" });
});

test("others do not know of it, and what has ended cannot be stopped", async () => {
  const { id } = await aTask({ total: 10 });
  const stranger = await actorOf((await aUser()).id);
  await expect(readTask(stranger, { id })).rejects.toMatchObject({ code: "notFound" });
  await workThrough(id, jobContext(1, 5), tens);
  await expect(stopTask(owner, { id })).rejects.toMatchObject({ code: "conflict" });
});

test("counts are added by name", () => {
  expect(addCounts({ a: 1 }, { a: 2, b: 1 })).toEqual({ a: 3, b: 1 });
});
