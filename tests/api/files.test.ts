import { expect, test } from "vitest";
import * as file from "@/app/api/v1/files/[id]/route";
import * as files from "@/app/api/v1/files/route";
import * as requests from "@/app/api/v1/requests/route";
import * as track from "@/app/api/v1/track/[trackingCode]/route";
import { database } from "@/lib/kernel/database";
import { refillAll } from "@/lib/web/rate";
import { call } from "@/tests/api/call";
import { office, tokenOf } from "@/tests/support/office";

const form = (name: string, content: string, more: Record<string, string> = {}) => {
  const data = new FormData();
  for (const [field, value] of Object.entries(more)) data.append(field, value);
  data.append("file", new Blob([content]), name);
  return data;
};

/** A multipart body with its own content type, as a client sends it. */
async function sent(data: FormData) {
  const request = new Request("http://local.test", { method: "POST", body: data });
  return { raw: await request.arrayBuffer(), headers: { "content-type": request.headers.get("content-type")! } };
}

const fetchFile = (token: string, id: string) =>
  file.GET(new Request(`http://local.test/api/v1/files/${id}`, { headers: { authorization: `Bearer ${token}` } }), {
    params: Promise.resolve({ id }),
  });

test("a file is uploaded, attached by its uploader only, and read by those who see the request", async () => {
  const { coordinator, officer } = await office();
  const uploaded = await call(files.POST, { token: officer.token, ...(await sent(form("گزارش.txt", "سلام"))) });
  expect([uploaded.status, uploaded.body]).toMatchObject([201, { name: "گزارش.txt", mime: "text/plain", size: 8 }]);
  const body = { channel: "visit", subject: "س", body: "م", attachments: [uploaded.body.id] };
  const stolen = await call(requests.POST, { token: coordinator.token, body });
  expect([stolen.status, stolen.body.errors[0].path]).toEqual([422, "attachments"]);
  expect((await call(requests.POST, { token: officer.token, body })).status).toBe(201);
  const read = await fetchFile(coordinator.token, uploaded.body.id);
  expect([read.status, await read.text(), read.headers.get("content-disposition")]).toEqual([
    200,
    "سلام",
    expect.stringContaining("attachment"),
  ]);
  expect((await fetchFile(await tokenOf(null), uploaded.body.id)).status).toBe(403);
  expect((await fetchFile((await office()).stranger.token, uploaded.body.id)).status).toBe(404);
});

test("one idempotency key is one file", async () => {
  const { officer } = await office();
  const told = [];
  for (let i = 0; i < 3; i++)
    told.push(await call(files.POST, { token: officer.token, key: "f", ...(await sent(form("a.txt", "a"))) }));
  expect(new Set(told.map((t) => t.body.id)).size).toBe(1);
  const other = await call(files.POST, { token: officer.token, key: "f", ...(await sent(form("a.txt", "b"))) });
  expect(other.status).toBe(409);
});

test.each([
  ["a page", form("x.html", "<html>"), 422, "file"],
  ["nothing in it", form("x.txt", ""), 422, "file"],
  ["no file", (() => new FormData())(), 422, "file"],
  ["too large", form("x.txt", "x".repeat(11 * 1024 * 1024)), 413, "file"],
  ["a text beside it", form("x.txt", "x", { note: "y" }), 400, "note"],
])("%s is refused, and nothing is written", async (_, data, status, path) => {
  const { officer } = await office();
  const before = await database().file.count();
  const told = await call(files.POST, { token: officer.token, ...(await sent(data)) });
  expect([told.status, told.body.errors?.[0].path]).toEqual([status, path]);
  expect(await database().file.count()).toBe(before);
});

test("an upload that is no form is refused", async () => {
  const { officer } = await office();
  expect((await call(files.POST, { token: officer.token, body: { file: "x" } })).status).toBe(415);
  const broken = { raw: "nothing", headers: { "content-type": "multipart/form-data; boundary=x" } };
  expect((await call(files.POST, { token: officer.token, ...broken })).status).toBe(400);
});

test("a tracking code shows status and steps to anyone, in any spelling, and no person", async () => {
  const { coordinator } = await office();
  const body = { channel: "phone", subject: "رازی در موضوع", body: "م", customer: { name: "نگار" } };
  const { trackingCode } = (await call(requests.POST, { token: coordinator.token, body })).body;
  const told = await call(track.GET, { params: { trackingCode: trackingCode.toLowerCase().replaceAll("-", " ") } });
  expect(told.status).toBe(200);
  expect(told.body).toEqual({
    trackingCode,
    status: "registered",
    receivedAt: expect.any(String),
    steps: [{ step: "submitted", at: expect.any(String), department: null }],
  });
  expect(JSON.stringify(told.body)).not.toMatch(/رازی|نگار/);
});

test("an unknown code is not found, and guessing is slowed down", async () => {
  refillAll();
  const headers = { "x-peyvand-client-ip": "192.0.2.77" };
  const guess = (trackingCode: string) => call(track.GET, { params: { trackingCode }, headers });
  expect((await guess("x".repeat(100))).status).toBe(404);
  const told = [];
  for (let i = 0; i < 70; i++) told.push(await guess(`7K2-MDA-0Q9-X${String(i).padStart(2, "0")}`));
  expect(told[0]!.status).toBe(404);
  expect(told.at(-1)!.status).toBe(429);
  expect(Number(told.at(-1)!.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(
    (
      await call(track.GET, {
        params: { trackingCode: "7K2-MDA-0Q9-XVB" },
        headers: { "x-peyvand-client-ip": "192.0.2.78" },
      })
    ).status,
  ).toBe(404);
});
