import { type Failure, type Report, SendError } from "../adapter";
import { asText, at } from "../sms/read-json";

/**
 * They tell by HTTP status, a code of their own and a sentence; only the sentence says that credit is short. Wrong tokens (401, 403, also
 * told as 400-1) are for the administrator: the message waits.
 */
export function refusalOf(status: number, meta: unknown, shown: (said: unknown) => string): SendError {
  const code = asText(at(meta, "message_code")) ?? "";
  const said = shown(at(meta, "message"));
  const message = [status, code, said].filter(Boolean).join(" ");
  if (/اعتبار|credit/iu.test(said)) return new SendError(message, { failure: "credit" });
  if (at(meta, "errors.recipients") !== undefined || at(meta, "errors.params.recipients") !== undefined)
    return new SendError(message, { permanent: true, failure: "unknown_address" });
  if (status === 401 || status === 403 || code === "400-1" || status >= 500) return new SendError(message);
  return new SendError(message, { permanent: true, failure: "refused" });
}

/** `message_status` of a recipient; null: on its way. */
export function deliveryOf(state: number | null): Pick<Report, "state" | "failure"> | null {
  const failed = (failure: Failure) => ({ state: "failed", failure }) as const;
  if (state === 2) return { state: "delivered", failure: null };
  if (state === 3) return failed("other");
  return state === 4 ? failed("blocked") : null;
}

/** `state_id` of a whole order; null: on its way. */
export function stateOf(state: number | null): Pick<Report, "state" | "failure"> | null {
  const failed = (failure: Failure) => ({ state: "failed", failure }) as const;
  if (state === 3 || state === 7) return failed("refused"); // by their watch, or cancelled
  if (state === 4) return failed("unknown_address");
  if (state === 8) return failed("credit");
  return state === 9 ? failed("other") : null;
}
