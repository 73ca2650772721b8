import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { GET as openapi } from "@/app/api/v1/openapi.json/route";
import type { UserActor } from "@/lib/auth/actor";
import { conflict } from "@/lib/base/errors";
import { runAlongside } from "@/lib/kernel/alongside";
import { database } from "@/lib/kernel/database";
import { refillAll } from "@/lib/web/rate";
import type { Handler } from "@/lib/web/route";
import { accessWorld, type World } from "@/tests/support/access-world";
import { aPosition, aSubstitute, aUser } from "@/tests/support/factories";
import { runs } from "@/tests/support/fuzz";
import { tokenOf } from "@/tests/support/office";
import { bodyOf, cursors, fieldsOf, type Schema, sample, show, texts, things } from "./hostile";

type Operation = {
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
type Asked = { params: Record<string, string>; query: [string, string][]; body?: unknown; raw?: string };
type Told = { status: number; text: string; type: string | null };

const files = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("/route.ts") && !/openapi|rest/.test(file))
  .sort();

let world: World;
let token: string;
let paths: Record<string, Record<string, Operation>>;

/** Somebody who may nearly everything: what is refused is refused for what it is. */
beforeAll(async () => {
  const made = await accessWorld();
  world = made.world;
  const { id } = await aUser({ manager: true, administrator: true });
  const seat = await database().position.findUniqueOrThrow({ where: { id: world.seat } });
  for (const role of ["coordinator", "department_manager"] as const)
    await aPosition({ role, departmentId: seat.departmentId, holder: { id } });
  await aSubstitute((made.actors.holder as UserActor).seats[0]!.positionId, { userId: id });
  token = await tokenOf(id);
  paths = (await openapi().json()).paths;
});
beforeEach(refillAll);

/** What a path or a body calls things → one that there is. */
const named = (path: string) => {
  const [, first = ""] = path.split("/");
  const ids: Record<string, string> = {
    ...{ "contact-points": world.point, referrals: world.referral, checklists: world.checklist, macros: world.macro },
    ...{ views: world.view, tasks: world.task, channels: world.channel, files: world.file, rules: world.rule },
    ...{ tags: world.tag, texts: world.text, "customer-fields": world.field, "merge-suggestions": world.suggestion },
    calendar: world.closure,
  };
  const known: Record<string, unknown> = {
    ...{ number: world.number, code: world.customerCode, positionId: world.seat, departmentId: world.department },
    ...{ tagId: world.tag, into: first === "requests" ? world.into : world.otherCode, mergeId: world.merge },
    ...{ relationId: world.relation, checkId: world.check, linkId: world.link, userId: world.user, runId: world.press },
    ...{ taskId: first === "acts-on-many" ? world.bulk : world.task, referralId: world.referral, id: ids[first] },
    ...{ trackingCode: world.code, other: world.otherCode, day: world.holiday, effectiveFrom: world.holiday },
    to: { positionId: world.seat },
  };
  return (name: string): unknown => known[name];
};

/** Undoes what was done after all: the next one is asked of the same world. */
const undone = {
  begin: async () => {},
  end: async () => {
    throw conflict("conflict.copy");
  },
};

async function ask(
  handler: Handler,
  { params, query, body, raw = JSON.stringify(body) }: Asked,
  headers: Record<string, string>,
): Promise<Told> {
  const { method, path } = handler.endpoint;
  const search = query.map(([name, v]) => `${name}=${encodeURIComponent(v.replace(/\p{Surrogate}/gu, "\ufffd"))}`);
  const sent = raw === undefined ? {} : { body: raw, duplex: "half" };
  const type = raw === undefined ? {} : { "content-type": "application/json" };
  const request = new Request(`http://local.test/api/v1${path}?${search.join("&")}`, {
    ...{ method, ...sent },
    headers: { ...type, ...headers },
  } as RequestInit);
  const answer = await runAlongside(undone, () => handler(request, { params: Promise.resolve(params) }));
  return { status: answer.status, text: await answer.text(), type: answer.headers.get("content-type") };
}

const PERSIAN = /[\u0600-\u06ff]/;

/** What is wrong with an answer; null where it is done, or refused as it should be: in words, and with the fields named. */
function faultOf({ status, text, type }: Told): string | null {
  if (status < 300) return null;
  if (status >= 500 || !type?.startsWith("application/problem+json")) return text.slice(0, 200);
  const problem = JSON.parse(text) as Record<string, unknown>;
  const errors = (problem.errors ?? []) as { path: string; message: string }[];
  const words = [problem.detail, problem.title, ...errors.map(({ message }) => message)].map(String);
  if (problem.status !== status || !problem.instance) return "no whole problem";
  if (words.some((one) => !PERSIAN.test(one) || /\{\w+\}/.test(one))) return `said in no words: ${words}`;
  return [400, 422].includes(status) && errors.length === 0 ? "no field named" : null;
}

let turn = 0;
/** A few of these, others for each field, so that all fields together have met them all; `FUZZ_RUNS=99` tries each on each. */
const some = <T>(all: readonly T[]): T[] =>
  Array.from({ length: Math.min(runs(2), all.length) }, () => all[turn++ % all.length]!);

/** Calls that nobody means well, each one thing away from one that is right. */
function* attempts(handler: Handler): Generator<[string, Asked]> {
  const { path, method, upload } = handler.endpoint;
  const { parameters, requestBody } = paths[path]![method.toLowerCase()]!;
  const right = named(path);
  const of = (where: string) => parameters.filter((p) => p.in === where).map(({ name }) => name);
  const params = Object.fromEntries(of("path").map((name) => [name, String(right(name))]));
  const schema = (requestBody?.content["application/json"]?.schema ?? {}) as Schema;
  const body = method === "GET" || upload ? undefined : bodyOf(schema, right);
  const base: Asked = { params, query: [], ...(body ? { body } : {}) };
  yield ["as it should be", base];
  for (const name of of("path"))
    for (const value of ["\0", ...some(texts)])
      yield [`${name} ${show(value)}`, { ...base, params: { ...params, [name]: value } }];
  for (const name of [...of("query"), "nothing"]) {
    const values = name === "cursor" ? cursors : ["\0", ...some(texts)];
    for (const value of values) yield [`${name} ${show(value)}`, { ...base, query: [[name, value]] }];
  }
  if (!body) return;
  const wrong = () => ["a\0b", "\ud800", ...some(texts), ...some(things)];
  for (const [field, one] of fieldsOf(schema)) {
    for (const value of wrong()) yield [`${field} ${show(value)}`, { ...base, body: { ...body, [field]: value } }];
    const fits = sample(one, field, right);
    const whole = Array.isArray(fits) ? fits[0] : fits;
    for (const [inner] of fieldsOf(one))
      for (const value of wrong()) {
        const changed = { ...(typeof whole === "object" ? whole : {}), [inner]: value };
        const given = Array.isArray(fits) ? [changed] : changed;
        yield [`${field}.${inner} ${show(value)}`, { ...base, body: { ...body, [field]: given } }];
      }
  }
  for (const value of [null, [], 5, "x", { ...body, nothing: 1 }])
    yield [`body ${show(value)}`, { ...base, body: value }];
}

test.each(files)("%s refuses in words whatever it is sent", { timeout: 600_000 }, async (file) => {
  const made = (await import(/* @vite-ignore */ resolve(join("app/api/v1", file)))) as Record<string, Handler>;
  const faults: string[] = [];
  for (const handler of Object.values(made))
    for (const [what, asked] of attempts(handler)) {
      if (turn++ % 300 === 0) refillAll();
      const told = await ask(handler, asked, { authorization: `Bearer ${token}` });
      const fault = faultOf(told);
      if (fault) faults.push(`${handler.endpoint.method} ${what} → ${told.status} ${fault}`);
    }
  expect(faults).toEqual([]);
});

test("a token that has ended, was revoked or is a form's opens nothing that is not for it", async () => {
  const ended = await tokenOf((await aUser({ manager: true })).id, { expiresAt: new Date(Date.now() - 1000) });
  const revoked = await tokenOf((await aUser({ manager: true })).id, { revokedAt: new Date() });
  const form = await tokenOf(null);
  for (const file of files)
    for (const handler of Object.values(
      (await import(/* @vite-ignore */ resolve(join("app/api/v1", file)))) as object,
    )) {
      const { door, method, path } = (handler as Handler).endpoint;
      if (door === "public") continue;
      const [[, asked]] = [...attempts(handler as Handler)] as [[string, Asked]];
      for (const [bearer, status] of [
        [ended, 401],
        [revoked, 401],
        [form, 403],
      ] as const) {
        if (bearer === form && door === "form") continue;
        refillAll();
        const told = await ask(handler as Handler, asked, { authorization: `Bearer ${bearer}` });
        expect([method, path, told.status, faultOf(told)]).toEqual([method, path, status, null]);
      }
    }
});

test("what nests without end is refused before anybody walks through it", async () => {
  const { POST } = (await import("@/app/api/v1/requests/[number]/notes/route")) as { POST: Handler };
  const raw = `{"nothing":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const headers = { authorization: `Bearer ${token}`, "idempotency-key": "deep" };
  const told = await ask(POST, { params: { number: String(world.number) }, query: [], raw }, headers);
  expect([told.status, faultOf(told)]).toEqual([400, null]);
});
