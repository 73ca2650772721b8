import { type Failure, type Report, SendError } from "../adapter";

const REFUSED = new Set([16, 101, 103, 105, 106, 107, 108, 109, 110, 113, 114, 116, 117, 118, 119, 123, 124]);

/** https://sms.ir/rest-api, codes of the field `status`. Keys and accounts (10–15) are for the administrator: the message waits. */
export function refusalOf(status: number, said: string): SendError {
  const message = `${status} ${said}`.trim();
  if (status === 104) return new SendError(message, { permanent: true, failure: "unknown_address" });
  if (status === 115) return new SendError(message, { permanent: true, failure: "blocked" });
  if (status === 102) return new SendError(message, { failure: "credit" });
  if (status === 20) return new SendError(message, { retryAfter: 10 });
  return new SendError(message, REFUSED.has(status) ? { permanent: true, failure: "refused" } : {});
}

/** The field `deliveryState`; null: on its way, or not known. */
export function deliveryOf(state: number | null): Pick<Report, "state" | "failure"> | null {
  const failed = (failure: Failure) => ({ state: "failed", failure }) as const;
  if (state === 1) return { state: "delivered", failure: null };
  if (state === 7) return failed("blocked");
  return state === 2 || state === 4 || state === 6 ? failed("other") : null;
}
