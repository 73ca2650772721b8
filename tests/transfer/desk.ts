import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { transferFolder } from "@/lib/base/file-store";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/transfer/jobs";
import { mapImport } from "@/lib/transfer/map-import";
import { openImport } from "@/lib/transfer/open-import";
import { runImport } from "@/lib/transfer/run-import";
import { placeOf } from "@/lib/transfer/store";
import { undoImport } from "@/lib/transfer/undo-import";
import { actorOf } from "@/tests/support/factories";
import { office } from "@/tests/support/office";

/** The coordinator of an office of its own. */
export const coordinator = async () => actorOf((await office()).coordinator.userId);
export type Desk = Awaited<ReturnType<typeof coordinator>>;

/** A phone that no other test has: 0990 and seven digits. */
let last = Math.floor(Math.random() * 5_000_000);
export const aMobile = (): string => `0990${String(++last).padStart(7, "0")}`;

/** Puts a file down as the upload does, and opens an import of it. */
export async function opened(actor: Desk, content: string | Buffer, name = "مشتریان.csv"): Promise<string> {
  const id = newId();
  const path = `${id}.upload`;
  const bytes = Buffer.from(content as string);
  await mkdir(transferFolder(), { recursive: true });
  await writeFile(placeOf(path), bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return (await openImport(actor, { file: { id, name, path, sha256, size: bytes.length } })).id;
}

export type Mapping = Partial<Parameters<typeof mapImport>[1]>;

/** Brings a file in, all the way. @returns id of the import and what was counted */
export async function imported(actor: Desk, content: string | Buffer, more: Mapping = {}) {
  const id = await opened(actor, content);
  if (Object.keys(more).length > 0) {
    const row = await database().customerImport.findUniqueOrThrow({ where: { id } });
    await mapImport(actor, { id, columns: row.mapping as string[], ...more });
  }
  const { taskId } = await runImport(actor, { id });
  await worked("customers.import", taskId);
  const task = await database().task.findUniqueOrThrow({ where: { id: taskId } });
  return { id, taskId, task, counts: task.counts as Record<string, number> };
}

export async function undone(actor: Desk, id: string) {
  const { taskId } = await undoImport(actor, { id });
  await worked("customers.undoImport", taskId);
  const task = await database().task.findUniqueOrThrow({ where: { id: taskId } });
  return { task, counts: task.counts as Record<string, number> };
}

/** The worker's part of long work. */
export const worked = (kind: keyof typeof jobs, taskId: string) => jobs[kind]!({ taskId }, jobContext(1, 5));

/** The card that has this mobile. */
export async function cardOf(mobile: string) {
  const point = await database().contactPoint.findFirst({
    where: { canonical: `+98${mobile.slice(1)}`, retiredAt: null },
  });
  if (!point) return null;
  const include = { points: true, tags: { include: { tag: true } } };
  return database().customer.findUnique({ where: { id: point.customerId }, include });
}

export const reportOf = async (task: { result: unknown }): Promise<string> =>
  readFile(placeOf((task.result as { path: string }).path), "utf8");
