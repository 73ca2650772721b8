import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { protect } from "@/bin/security-headers";
import { slowLooking } from "@/bin/slow-looking";
import { explainWrongMethod } from "@/bin/wrong-method";
import { refillAll, take } from "@/lib/web/rate";

async function asked(path: string, answer: RequestListener, method = "PUT", appUrl?: string): Promise<Response> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    explainWrongMethod(request, response);
    protect(request, response, false, appUrl);
    if (slowLooking(request, response)) answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    method,
    redirect: "manual",
  });
  const kept = new Response(await response.text(), response);
  await new Promise((closed) => server.close(closed));
  return kept;
}

const empty: (status: number) => RequestListener = (status) => (_, response) => {
  response.statusCode = status;
  response.end();
};

const flushed: RequestListener = (_, response) => {
  response.statusCode = 405;
  response.flushHeaders(); // as Next does
  response.end();
};

test("a wrong method of the API is told as a problem, and nothing else is touched", async () => {
  const told = await asked("/api/v1/requests", empty(405));
  expect([told.status, told.headers.get("content-type")]).toEqual([405, "application/problem+json; charset=utf-8"]);
  expect(await told.json()).toMatchObject({ status: 405, type: "urn:peyvand:problem:wrongMethod" });
  expect(await (await asked("/api/v1/requests", flushed)).json()).toMatchObject({ status: 405 });
  expect(await (await asked("/api/v1/requests", empty(200))).text()).toBe("");
  expect(await (await asked("/request", empty(405))).text()).toBe("");
});

test("an address that holds a tracking code is told to nobody", async () => {
  const policy = async (path: string) => (await asked(path, empty(200))).headers.get("referrer-policy");
  for (const path of ["/track", "/track/7K2-MDA-0Q9-XVB?did=wrote", "/track/x/write", "/request/done/x?k=1"])
    expect(await policy(path), path).toBe("no-referrer");
  for (const path of ["/", "/request", "/cartable"]) expect(await policy(path), path).toBe("same-origin");
});

test("who looked at too many tracking pages waits: one plain answer 429 with the seconds, whatever he writes", async () => {
  refillAll();
  for (let n = 1; n < 60; n++) take("track-look:unknown", { perMinute: 60, burst: 60 });
  expect((await asked("/track/7K2-MDA-0Q9-XVB", empty(200), "GET")).status).toBe(200);
  for (const path of ["/track/7K2-MDA-0Q9-XVB?did=wrote", "/%74rack/x", "//track//x"]) {
    const refused = await asked(path, empty(200), "GET");
    expect([refused.status, refused.headers.get("retry-after")], path).toEqual([429, "1"]);
    expect(await refused.text()).toMatch(/<html lang="fa" dir="rtl">.*[\u06f0-\u06f9]/s);
    expect(refused.headers.get("content-security-policy")).toContain("default-src 'self'");
  }
  expect((await asked("/track/x/write", empty(200), "POST")).status).toBe(200);
  for (const path of ["/track", "/track/", "/request", "/tracks/x"])
    expect((await asked(path, empty(200), "GET")).status, path).toBe(200);
  refillAll();
});

test("only who is reached by TLS tells browsers to insist on it", async () => {
  const told = async (appUrl?: string) =>
    (await asked("/", empty(200), "GET", appUrl)).headers.get("strict-transport-security");
  expect(await told("https://crm.example.ir")).toBe("max-age=31536000");
  for (const plain of [undefined, "", "http://localhost:3000"]) expect(await told(plain)).toBeNull();
});
