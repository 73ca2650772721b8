import { type Failure, type Report, SendError } from "../adapter";

/** Of SendSMS and BaseServiceNumber: what no second try mends. Wrong keys (0, 10, -110 …) and too little credit are for the administrator. */
const REFUSED = new Set([5, 7, 9, 14, 15, 17, -2, -3, -4, -5, -7, -10]);

/** Their codes of refusal, of `RetStatus` or `Value`. */
export function refusalOf(code: number, said: string): SendError {
  const message = `${code} ${said}`.trim();
  if (code === 35) return new SendError(message, { permanent: true, failure: "blocked" });
  if (code === 16 || code === 18) return new SendError(message, { permanent: true, failure: "unknown_address" });
  if (code === 2) return new SendError(message, { failure: "credit" });
  if (code === 6) return new SendError(message, { retryAfter: 120 }); // their system is being renewed
  if (code === 3 || code === 4 || code === 19) return new SendError(message, { retryAfter: 900 }); // limits of the day, size, hour
  return new SendError(message, REFUSED.has(code) ? { permanent: true, failure: "refused" } : {});
}

/** GetDeliveries2; null: on its way, or not known. */
export function deliveryOf(state: number | null): Pick<Report, "state" | "failure"> | null {
  const failed = (failure: Failure) => ({ state: "failed", failure }) as const;
  if (state === 1) return { state: "delivered", failure: null };
  if (state === 35) return failed("blocked");
  if (state === 300 || state === 500) return failed("refused");
  return state === 2 || state === 3 || state === 16 ? failed("other") : null;
}
