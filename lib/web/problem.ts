import { randomBytes } from "node:crypto";
import { AppError, type Problem } from "@/lib/base/errors";
import { log } from "@/lib/base/log";
import { isMessageKey, t } from "@/lib/i18n/t";

/** The Persian sentence of a problem. A parameter that is itself a catalogue key is translated too. */
export function sentence(problem: Problem): string {
  const params = Object.fromEntries(
    Object.entries(problem.params ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" && isMessageKey(value) ? t(value) : value,
    ]),
  );
  const key = `errors.${problem.key}`;
  return isMessageKey(key)
    ? t(key, params)
    : isMessageKey(problem.key)
      ? t(problem.key, params)
      : t("errors.unexpected", params);
}

/** A bug: logged once with an id that the person is shown. */
export function reported(error: unknown): string {
  const id = randomBytes(4).toString("hex");
  log.error(
    {
      id,
      err: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error),
    },
    "unexpected error",
  );
  return id;
}

export const asAppError = (error: unknown): AppError | null => (error instanceof AppError ? error : null);

/** What the page can do without: null when it was refused (it is gone, or not his to see); a fault of ours is not hidden. */
export const orNull = <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((error) => {
    if (asAppError(error)) return null;
    throw error;
  });

/** How long to wait, in seconds up to two minutes and in whole minutes beyond. */
export const waitSentence = (seconds: number): string =>
  seconds <= 120
    ? t("auth.problems.waitSeconds", { n: seconds })
    : t("auth.problems.waitMinutes", { n: Math.ceil(seconds / 60) });
