import { AsyncLocalStorage } from "node:async_hooks";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { NodeNextRequest, NodeNextResponse } from "next/dist/server/base-http/node.js";
import { sendResponse } from "next/dist/server/send-response.js";
import { afterAll, expect, test, vi } from "vitest";
import { GET as original } from "@/app/(staff)/requests/[number]/mail/[id]/original/route";
import { GET as frame } from "@/app/(staff)/requests/[number]/mail/[id]/route";
import { protect } from "@/bin/security-headers";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { mailPolicy } from "@/lib/web/mail-policy";
import { sealSession, sessionCookie } from "@/lib/web/session";
import { anAccount, arrive, letter } from "@/tests/intake/door";
import { aDesk, type Person } from "@/tests/requests/desk";

/* Routes behind our protection, their answers written by Next's own code: what it drops is what a browser does not see. */
const asking = vi.hoisted(() => ({ of: (): IncomingMessage => never() }));
function never(): never {
  throw new Error("nobody asks");
}
vi.mock("server-only", () => ({}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => {
      const found = new RegExp(`${name}=([^;]+)`).exec(asking.of().headers.cookie ?? "");
      return found ? { name, value: found[1] } : undefined;
    },
  }),
}));
const current = new AsyncLocalStorage<IncomingMessage>();
asking.of = () => current.getStore() ?? never();

type Params = { number: string; id: string };
type Get = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
let get: Get = frame;
const server = createServer((request, response) => {
  protect(request, response, false);
  void current.run(request, () => answer(request, response));
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
afterAll(async () => {
  server.close();
  await closeDatabase();
});

async function answer(request: IncomingMessage, response: ServerResponse) {
  const [, number = "", id = ""] = /^\/requests\/(\d+)\/mail\/([^/?]+)/.exec(request.url ?? "") ?? [];
  const given = await get(new Request(`http://house.test${request.url}`), { params: Promise.resolve({ number, id }) });
  await sendResponse(new NodeNextRequest(request), new NodeNextResponse(response), given);
}

async function ask(route: Get, path: string, { userId }: Person) {
  const now = clock.now();
  const session = { id: newId(), userId, createdAt: now, lastSeenAt: now };
  await database().session.create({ data: { ...session, expiresAt: new Date(now.getTime() + 3_600_000) } });
  get = route;
  const { port } = server.address() as AddressInfo;
  const headers = { cookie: `${sessionCookie()}=${await sealSession(session.id)}` };
  return fetch(`http://127.0.0.1:${port}${path}`, { headers });
}

async function aMail() {
  const desk = await aDesk();
  const [row] = await arrive((await anAccount()).id, letter({ text: "دستگاه روشن نمی‌شود" }));
  const { number } = await database().request.findUniqueOrThrow({ where: { id: row!.requestId! } });
  return { desk, path: `/requests/${number}/mail/${row!.id}` };
}

test("a mail stands in our frame with its own policy, pictures from elsewhere only when asked for", async () => {
  const { desk, path } = await aMail();
  for (const [query, pictures] of [
    ["", false],
    ["?pictures=1", true],
    ["?pictures=0", false],
  ] as const) {
    const shown = await ask(frame, path + query, desk.coordinator);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain("دستگاه روشن نمی‌شود");
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-security-policy": mailPolicy(pictures),
      "x-frame-options": "SAMEORIGIN",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
    });
  }
});

test("who does not see the request gets a 404 that says nothing and does nothing", async () => {
  const { desk, path } = await aMail();
  const refused = await ask(frame, path, desk.stranger);
  expect([refused.status, refused.headers.get("content-type")]).toEqual([404, "text/plain; charset=utf-8"]);
  expect(refused.headers.get("content-security-policy")).toBe(mailPolicy(false));
  expect(await refused.text()).not.toContain("دستگاه");
  expect((await ask(frame, path.replace(/\d+/, "999999999"), desk.coordinator)).status).toBe(404);
});

test("the original is a download in a sandbox, and its refusal an answer like any other", async () => {
  const { desk, path } = await aMail();
  const file = await ask(original, `${path}/original`, desk.coordinator);
  expect(file.status).toBe(200);
  expect(file.headers.get("content-disposition")).toMatch(/^attachment;/);
  expect(file.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  expect(file.headers.get("x-frame-options")).toBe("DENY");
  const refused = await ask(original, `${path}/original`, desk.stranger);
  expect(refused.status).toBe(404);
  expect(refused.headers.get("content-security-policy")).toContain("default-src 'self'; script-src 'self' 'nonce-");
});
