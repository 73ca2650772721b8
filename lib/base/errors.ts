/**
 * The six ways a command or query may refuse. Thrown inside, caught only in `lib/web` (action and route), translated there.
 * Anything else that is thrown is a bug.
 */
export type ErrorCode = "invalid" | "notFound" | "forbidden" | "conflict" | "unauthenticated" | "tooMany";

/** A key of the `errors` catalogue, with the values its sentence needs. */
export type Problem = { key: string; params?: Record<string, string | number> };

export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly problem: Problem,
    /** Field path (dots for nesting, as in `customer.phone`) → what is wrong with it. Only on `invalid`. */
    readonly fields: Record<string, Problem> = {},
    /** Seconds to wait. Only on `tooMany`. */
    readonly retryAfter?: number,
  ) {
    super(`${code}: ${problem.key}`);
    this.name = "AppError";
  }
}

const asProblem = (p: string | Problem): Problem => (typeof p === "string" ? { key: p } : p);

/** The input is wrong: names each field. `invalid({ "customer.phone": "phone.unreadable" })`. */
export function invalid(fields: Record<string, string | Problem>): AppError {
  const named = Object.fromEntries(Object.entries(fields).map(([path, p]) => [path, asProblem(p)]));
  return new AppError("invalid", { key: "invalid" }, named);
}
/** Unknown, or outside what the actor may know of. */
export const notFound = () => new AppError("notFound", { key: "notFound" });
/** In sight but not allowed. */
export const forbidden = (problem: string | Problem = "forbidden") => new AppError("forbidden", asProblem(problem));
/** Stale or impossible now; the problem says what happened. */
export const conflict = (problem: string | Problem) => new AppError("conflict", asProblem(problem));
export const unauthenticated = () => new AppError("unauthenticated", { key: "unauthenticated" });
/** @param retryAfter seconds until it is worth trying again */
export const tooMany = (retryAfter: number) =>
  new AppError("tooMany", { key: "tooMany", params: { seconds: retryAfter } }, {}, retryAfter);
