import { readdirSync } from "node:fs";
import { createServer, get, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, resolve } from "node:path";
import { expect, test } from "vitest";
import { fastLane } from "@/bin/fast-lane";
import { gather } from "@/bin/gather";
import { routeMethods } from "@/bin/route-methods";
import { contentSecurityPolicy, protect } from "@/bin/security-headers";
import { slowLooking } from "@/bin/slow-looking";
import { refuseWrongMethod } from "@/bin/wrong-method";
import { refillAll, take } from "@/lib/web/rate";

async function asked(path: string, answer: RequestListener, method = "PUT", appUrl?: string): Promise<Response> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    protect(request, response, false, appUrl);
    if (refuseWrongMethod(request, response) && slowLooking(request, response)) answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    method,
    redirect: "manual",
  });
  const body = await response.text();
  const kept = new Response(response.status === 204 ? null : body, response);
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

test("a wrong method of the API is told as a problem that names the right ones, and never comes to Next", async () => {
  const told = await asked("/api/v1/requests?x=1", empty(200));
  expect([told.status, told.headers.get("content-type")]).toEqual([405, "application/problem+json; charset=utf-8"]);
  expect(told.headers.get("allow")).toBe("GET, HEAD, OPTIONS, POST");
  expect(await told.json()).toMatchObject({ status: 405, type: "urn:peyvand:problem:wrongMethod" });
  expect(told.headers.get("content-security-policy")).toContain("default-src 'self'");
  const allowed = async (path: string, method: string) => {
    const { status, headers } = await asked(path, empty(299), method);
    return `${status} ${headers.get("allow") ?? ""}`.trim();
  };
  const customer = "/api/v1/customers/1-2";
  expect(await allowed(customer, "DELETE")).toBe("405 GET, HEAD, OPTIONS, PATCH");
  expect(await allowed(customer, "PROPFIND")).toBe("405 GET, HEAD, OPTIONS, PATCH");
  expect(await allowed("/api/v1/customers/lookup", "PATCH")).toBe("405 GET, HEAD, OPTIONS");
  for (const method of ["GET", "HEAD"])
    expect(await allowed("/api/v1/referrals/x/accept", method)).toBe("405 OPTIONS, POST");
  expect(await allowed(customer, "OPTIONS")).toBe("204 GET, HEAD, OPTIONS, PATCH");
  const through = [
    "GET /api/v1/x/y",
    "OPTIONS /api/v1/x",
    "HEAD /api/v1/views",
    "PATCH /api/v1/views/1",
    "POST /api/v1/files",
  ];
  for (const call of through) {
    const [method, path] = call.split(" ") as [string, string];
    expect(await allowed(path, method), call).toBe("299");
  }
});

test("a page is read and takes its forms, an address of forms alone is no page; people are told in a sentence", async () => {
  const told = await asked("/request/send", empty(200), "GET");
  expect([told.status, told.headers.get("allow")]).toEqual([405, "OPTIONS, POST"]);
  expect(await told.text()).toMatch(/<html lang="fa" dir="rtl">.*نخست/s);
  const page = "GET, HEAD, OPTIONS, POST";
  for (const path of ["/", "/cartable", "/cartable/inbox/12", "/requests/12", "/settings/channels"])
    for (const method of ["DELETE", "PUT", "PROPFIND"]) {
      const { status, headers } = await asked(path, empty(200), method);
      expect([path, status, headers.get("allow")]).toEqual([path, 405, page]);
    }
  for (const [path, method] of [
    ["/", "GET"],
    ["/cartable", "POST"],
    ["/icon.svg", "GET"],
    ["/nothing", "DELETE"],
    ["/_next/x", "PUT"],
  ] as const)
    expect((await asked(path, empty(299), method)).status, `${method} ${path}`).toBe(299);
});

test("what is told of each route of the API is what its file exports", async () => {
  const methods = routeMethods("app");
  const all = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" });
  const files = all.filter((file) => file.endsWith("/route.ts"));
  expect(files.length).toBeGreaterThan(140);
  for (const file of files) {
    const exported = Object.keys((await import(/* @vite-ignore */ resolve("app/api/v1", file))) as object);
    const head = exported.includes("GET") ? ["HEAD"] : [];
    const allow = [...new Set([...exported, ...head, "OPTIONS"])].sort();
    expect([file, methods(`/api/v1/${dirname(file)}`)?.allow]).toEqual([file, allow]);
  }
});

test("an address that holds a tracking code is told to nobody", async () => {
  const policy = async (path: string) => (await asked(path, empty(200), "GET")).headers.get("referrer-policy");
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

const DEFAULTS = [
  "content-security-policy",
  "x-content-type-options",
  "x-frame-options",
  "referrer-policy",
  "cross-origin-opener-policy",
  "permissions-policy",
];

/** How often each of our headers came; a doubled one would be joined by `fetch`, so the bytes are read. */
async function timesToldBy(answer: RequestListener, path = "/") {
  const server = createServer((request, response) => {
    protect(request, response, false, "https://crm.example.ir");
    gather(response);
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const raw = await new Promise<string[]>((done, fail) =>
    get({ port, path, agent: false }, (told) => {
      told.resume().on("end", () => done(told.rawHeaders));
    }).on("error", fail),
  );
  await new Promise((closed) => server.close(closed));
  const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  const own = raw[names.indexOf("content-security-policy") * 2 + 1];
  return { own, times: DEFAULTS.map((name) => names.filter((one) => one === name).length) };
}

const OWN = "sandbox; default-src 'none'";
const once = DEFAULTS.map(() => 1);

test("a page has the strict policy, with the nonce that its request carried", async () => {
  const page: RequestListener = (request, response) => response.end(`${request.headers["x-peyvand-nonce"]}`);
  const [first, second] = [await asked("/", page, "GET"), await asked("/", page, "GET")];
  const nonces = [await first.text(), await second.text()];
  expect(new Set(nonces).size).toBe(2);
  expect([first, second].map((page) => page.headers.get("content-security-policy"))).toEqual(
    nonces.map((nonce) => contentSecurityPolicy(nonce, false)),
  );
  const heard: RequestListener = (request, response) => response.end(request.headers["content-security-policy"]);
  const told = await asked("/", heard, "GET");
  expect(told.headers.get("content-security-policy")).toBe(await told.text());
});

test.each<[string, RequestListener]>([
  ["an empty answer", empty(200)],
  ["an error", empty(500)],
  ["a head that is flushed", flushed],
  ["a head that is written", (_, response) => response.writeHead(404, "No", { "Content-Type": "text/plain" }).end("x")],
  ["a stream", (_, response) => setTimeout(() => response.end("x"), 20, response.write(new Uint8Array([1])))],
  ["a text in pieces", (_, response) => response.end(response.write("a") ? "b" : "c")],
])("%s has each default once", async (_, answer) => {
  const { own, times } = await timesToldBy(answer);
  expect(times).toEqual(once);
  expect(own).toContain("default-src 'self'");
});

test.each<[string, RequestListener]>([
  ["set", (_, response) => response.setHeader("content-security-policy", OWN).end()],
  ["appended", (_, response) => response.appendHeader("Content-Security-Policy", OWN).end()],
  ["written", (_, response) => response.writeHead(200, { "content-security-policy": OWN }).end()],
  ["written with a word", (_, response) => response.writeHead(200, "Fine", { "content-security-policy": OWN }).end()],
  ["written as a list", (_, response) => response.writeHead(200, ["content-security-policy", OWN]).end()],
])("a policy that a route has %s itself is the only one", async (_, answer) => {
  expect(await timesToldBy(answer)).toEqual({ own: OWN, times: once });
});

test("who still holds the page is told no other nonce", async () => {
  const { times } = await timesToldBy(empty(304));
  expect(times).toEqual([0, ...once.slice(1)]);
});

test("the lane of programs has the defaults, and the type it answers with", async () => {
  const lane: RequestListener = (request, response) => void fastLane(request, response);
  const calls = [
    ["/api/v1/requests", "POST"],
    ["/api/v1/customers?q=%D9%85%D8%B1%DB%8C%D9%85", "GET"],
  ] as const;
  for (const [path, method] of calls) {
    const told = await asked(path, lane, method);
    expect([told.status, told.headers.get("content-type")]).toEqual([401, "application/problem+json; charset=utf-8"]);
    expect(told.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(told.headers.get("x-frame-options")).toBe("DENY");
  }
});

test("other methods and addresses are left to Next", () => {
  const untouched = {} as ServerResponse;
  const left = ["GET /api/v1/requests", "POST /api/v1/customers", "HEAD /api/v1/customers", "GET /api/v1/customers/x"];
  for (const call of left) {
    const [method, url] = call.split(" ");
    expect(fastLane({ method, url } as IncomingMessage, untouched), call).toBe(false);
  }
});
