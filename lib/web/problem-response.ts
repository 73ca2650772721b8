import { randomBytes } from "node:crypto";
import { AppError, type Problem } from "@/lib/base/errors";
import { log } from "@/lib/base/log";
import { t } from "@/lib/i18n/t";
import { databaseIsAway } from "@/lib/kernel/lean";
import { Unreadable } from "./body";
import { paramNames } from "./parts";
import { reported, sentence } from "./problem";

type Asked = { method: string; path: string; field?: (path: string) => string };
type Refusal = { status: number; problem: Problem; fields: Record<string, Problem>; headers?: Record<string, string> };

/** Keys of problems that a caller's program makes, not a person: answered 400; a wrong value is 422. */
const SHAPE = ["wrongType", "unknownField"];
const STATUS = { notFound: 404, forbidden: 403, conflict: 409, unauthenticated: 401, tooMany: 429 } as const;
const NAMES: Record<number, keyof typeof titles> = {
  400: "badRequest",
  401: "unauthenticated",
  403: "forbidden",
  404: "notFound",
  405: "wrongMethod",
  409: "conflict",
  413: "tooLarge",
  415: "notJson",
  422: "invalid",
  429: "tooMany",
  500: "unexpected",
  503: "unavailable",
};

const titles = {
  badRequest: "errors.title.badRequest",
  unauthenticated: "errors.title.unauthenticated",
  forbidden: "errors.title.forbidden",
  notFound: "errors.title.notFound",
  wrongMethod: "errors.title.wrongMethod",
  conflict: "errors.title.conflict",
  tooLarge: "errors.title.tooLarge",
  notJson: "errors.title.notJson",
  invalid: "errors.title.invalid",
  tooMany: "errors.title.tooMany",
  unexpected: "errors.title.unexpected",
  unavailable: "errors.title.unavailable",
} as const;

/** Any error as RFC 9457 `application/problem+json`; leaves one line in the log, whose id is in `instance`. */
export function problemResponse(error: unknown, asked: Asked): Response {
  const refusal = refusalOf(error, asked);
  if (!refusal) {
    const id = reported(error);
    return problem({ status: 500, problem: { key: "unexpected", params: { id } }, fields: {} }, id, asked);
  }
  const id = randomBytes(4).toString("hex");
  const fields = Object.keys(refusal.fields);
  log.info(
    { id, method: asked.method, path: asked.path, status: refusal.status, problem: refusal.problem.key, fields },
    "refused",
  );
  return problem(refusal, id, asked);
}

const AWAY: Refusal = { status: 503, problem: { key: "unavailable" }, fields: {}, headers: { "Retry-After": "5" } };

function refusalOf(error: unknown, asked: Asked): Refusal | null {
  if (error instanceof Unreadable) return { status: error.status, problem: error.problem, fields: error.fields };
  if (databaseIsAway(error)) return AWAY;
  if (!(error instanceof AppError)) return null;
  const { code, problem, fields } = error;
  if (code === "invalid") return { status: statusOfInvalid(fields, asked), problem, fields };
  const headers: Record<string, string> = {};
  if (code === "unauthenticated") headers["WWW-Authenticate"] = 'Bearer realm="peyvand"';
  if (error.retryAfter) headers["Retry-After"] = String(error.retryAfter);
  return { status: STATUS[code], problem, fields, headers };
}

/** A path that cannot name anything is unknown; a query is always the program's own; else shape or value decides. */
function statusOfInvalid(fields: Record<string, Problem>, asked: Asked): 400 | 404 | 422 {
  const names = paramNames(asked.path);
  if (
    Object.entries(fields).some(
      ([path, p]) => names.includes((asked.field ?? String)(path)) && p.key !== "unknownField",
    )
  )
    return 404;
  return asked.method === "GET" || Object.values(fields).some((p) => SHAPE.includes(p.key)) ? 400 : 422;
}

function problem(
  { status, problem, fields, headers }: Refusal,
  id: string,
  { field = (path) => path }: Asked,
): Response {
  const name = NAMES[status] ?? "unexpected";
  const named = status === 404 ? [] : Object.entries(fields);
  const body = {
    type: `urn:peyvand:problem:${name}`,
    title: t(titles[name]),
    status,
    detail: sentence(status === 404 ? { key: "notFound" } : problem),
    instance: `urn:peyvand:refusal:${id}`,
    ...(named.length > 0 ? { errors: named.map(([path, p]) => ({ path: field(path), message: sentence(p) })) } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/problem+json; charset=utf-8", "Cache-Control": "no-store", ...headers },
  });
}
