import { type Failure, type Report, SendError } from "../adapter";

/** What they answer for a message that no second try mends. */
const REFUSED = new Set([
  400, 404, 405, 406, 412, 413, 414, 415, 417, 419, 420, 422, 424, 426, 427, 428, 431, 432, 607,
]);

/** https://kavenegar.com/rest.html#result-general */
export function refusalOf(status: number, said: string): SendError {
  const message = `${status} ${said}`.trim();
  if (status === 411) return new SendError(message, { permanent: true, failure: "unknown_address" });
  if (status === 418) return new SendError(message, { failure: "credit" });
  if (status === 409) return new SendError(message, { retryAfter: 30 });
  if (status === 451) return new SendError(message, { retryAfter: 60 });
  return new SendError(message, REFUSED.has(status) ? { permanent: true, failure: "refused" } : {});
}

/** https://kavenegar.com/rest.html#result-msgstatus; null: on its way, or not known. */
export function deliveryOf(status: number | null): Pick<Report, "state" | "failure"> | null {
  const failed = (failure: Failure) => ({ state: "failed", failure }) as const;
  if (status === 10) return { state: "delivered", failure: null };
  if (status === 6 || status === 11) return failed("other");
  if (status === 13) return failed("refused");
  return status === 14 ? failed("blocked") : null;
}
