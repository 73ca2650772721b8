import { expect, test } from "vitest";
import * as mapping from "@/app/api/v1/customer-imports/[id]/mapping/route";
import * as preview from "@/app/api/v1/customer-imports/[id]/preview/route";
import * as reading from "@/app/api/v1/customer-imports/[id]/reading/route";
import * as report from "@/app/api/v1/customer-imports/[id]/report/route";
import * as one from "@/app/api/v1/customer-imports/[id]/route";
import * as run from "@/app/api/v1/customer-imports/[id]/run/route";
import * as undo from "@/app/api/v1/customer-imports/[id]/undo/route";
import * as imports from "@/app/api/v1/customer-imports/route";
import * as exports from "@/app/api/v1/customers/export/route";
import * as file from "@/app/api/v1/tasks/[id]/file/route";
import { call } from "@/tests/api/call";
import { office } from "@/tests/support/office";
import { aMobile, worked } from "@/tests/transfer/desk";

async function sent(content: string | Uint8Array<ArrayBuffer>, name = "فهرست.csv") {
  const data = new FormData();
  data.append("file", new Blob([content]), name);
  const request = new Request("http://local.test", { method: "POST", body: data });
  return { raw: await request.arrayBuffer(), headers: { "content-type": request.headers.get("content-type")! } };
}

const fetched = (handler: typeof file.GET, token: string, id: string) =>
  handler(new Request("http://local.test/x", { headers: { authorization: `Bearer ${token}` } }), {
    params: Promise.resolve({ id }),
  });

test("by API: upload, look, map, preview, run, report, undo", async () => {
  const { coordinator, officer } = await office();
  const { token } = coordinator;
  const m = aMobile();
  const text = `فهرست\nاسم;همراه;شهر\nنسیم;${m};ساوه\nبد;123;\n`;
  const { id } = (await call(imports.POST, { token, ...(await sent(text)) })).body;
  const seen = (await call(one.GET, { token, params: { id } })).body;
  expect([seen.status, seen.encoding, seen.delimiter, seen.options.headerLine]).toEqual(["uploaded", "utf-8", ";", 2]);
  expect(seen.columns.map((c: { field: string }) => c.field)).toEqual(["name", "mobile", "city"]);
  const read = await call(reading.POST, { token, params: { id }, body: { headerLine: 3 } });
  expect(read.status).toBe(200);
  expect((await call(reading.POST, { token, params: { id }, body: { headerLine: 2 } })).status).toBe(200);
  const twice = await call(mapping.POST, { token, params: { id }, body: { columns: ["name", "name", "city"] } });
  expect([twice.status, twice.body.errors[0].path]).toEqual([422, "columns.1"]);
  const columns = ["name", "mobile", "city"];
  expect((await call(mapping.POST, { token, params: { id }, body: { columns } })).status).toBe(200);
  const rows = (await call(preview.POST, { token, params: { id } })).body.rows;
  expect(rows).toMatchObject([
    { line: 3, outcome: "created", name: "نسیم", code: null },
    { line: 4, outcome: "rejected", wrong: [{ column: "همراه", message: expect.stringContaining("خوانده نشد") }] },
  ]);
  const { taskId } = (await call(run.POST, { token, params: { id } })).body;
  expect((await call(run.POST, { token, params: { id } })).status).toBe(409);
  expect((await call(undo.POST, { token, params: { id } })).status).toBe(409);
  await worked("customers.import", taskId);
  expect((await call(one.GET, { token, params: { id } })).body.task.counts).toEqual({ created: 1, rejected: 1 });
  const told = await fetched(report.GET, token, id);
  expect([told.status, told.headers.get("content-disposition")]).toEqual([200, expect.stringMatching(/^attachment/)]);
  expect((await fetched(report.GET, officer.token, id)).status).toBe(404);
  const again = (await call(imports.POST, { token, ...(await sent(text)) })).body;
  expect((await call(one.GET, { token, params: { id: again.id } })).body.sameFile.id).toBe(id);
  const back = (await call(undo.POST, { token, params: { id } })).body;
  await worked("customers.undoImport", back.taskId);
  expect((await call(one.GET, { token, params: { id } })).body.status).toBe("undone");
});

test("by API: an export is made and fetched by its owner only", async () => {
  const { coordinator, officer } = await office();
  const body = { format: "csv", filters: { q: aMobile() } };
  expect((await call(exports.POST, { token: officer.token, body })).status).toBe(403);
  const { taskId } = (await call(exports.POST, { token: coordinator.token, body })).body;
  await worked("customers.export", taskId);
  expect((await fetched(file.GET, coordinator.token, taskId)).status).toBe(200);
  expect((await fetched(file.GET, (await office()).coordinator.token, taskId)).status).toBe(404);
});

test.each([
  ["bytes", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0, 3, 5, 7]), "file"],
  ["a broken archive", new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), "file"],
  ["nothing", "", "file"],
  ["empty rows", "\n\n\n", "file"],
])("%s is refused as no table", async (_, content, path) => {
  const { coordinator } = await office();
  const told = await call(imports.POST, { token: coordinator.token, ...(await sent(content)) });
  expect([told.status, told.body.errors[0].path]).toEqual([422, path]);
});
