import { existsSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { filesFolder } from "@/lib/base/file-store";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { eraseCustomer } from "@/lib/privacy/erase-customer";
import { jobs as privacyJobs } from "@/lib/privacy/jobs";
import { readStoredFiles } from "@/lib/privacy/read-stored-files";
import { jobs } from "@/lib/requests/jobs";
import { aDesk } from "../requests/desk";
import { anAccount, arrive, letter } from "./door";

const file = (path: string | null) => join(filesFolder(), path!);

test("the sweep of files leaves what came as it came", async () => {
  const account = await anAccount();
  const [row] = await arrive(account.id, letter());
  utimesSync(file(row!.path), 0, 0);
  await clock.at(new Date(clock.now().getTime() + 30 * 86_400_000), () => jobs["files.sweep"]!({}, jobContext(1, 1)));
  expect(readFileSync(file(row!.path)).length).toBe(row!.size);
});

test("the originals go out with the customer's data, and are gone when he is erased: also what was laid aside", async () => {
  const account = await anAccount();
  const { manager } = await aDesk();
  const from = `e${newId()}@customer.test`;
  const [filed, aside, other] = await arrive(
    account.id,
    letter({ from }),
    letter({ from, head: ["Auto-Submitted: auto-replied"] }),
    letter({ head: ["Auto-Submitted: auto-replied"] }),
  );
  const request = await database().request.update({ where: { id: filed!.requestId! }, data: { status: "closed" } });
  const { code } = await database().customer.findUniqueOrThrow({ where: { id: request.customerId } });
  const handed = await readStoredFiles(manager, { code });
  expect(handed.map(({ id, name }) => [id, name])).toEqual([filed!.id, aside!.id].map((id) => [id, "original.eml"]));

  await eraseCustomer(manager, { code, confirm: code, reason: "خودش خواست" });
  await privacyJobs["privacy.discard"]!({ paths: [filed!.path, aside!.path] }, jobContext(1, 1));
  const rows = await database().inboundMessage.findMany({ where: { id: { in: [filed!.id, aside!.id] } } });
  for (const row of rows) expect(row).toMatchObject({ sender: null, subject: null, path: null });
  expect([filed, aside, other].map((row) => existsSync(file(row!.path)))).toEqual([false, false, true]);
});
