import { t } from "@/lib/i18n/t";
import { SendError } from "../adapter";

const NOT_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EPROTO|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_INVALID_URL)$/;

type Cause = { code?: string; syscall?: string; message?: string; errors?: Cause[]; cause?: Cause };

/** Did the line die before anything could be sent, or perhaps behind it? Undici tells by the code of the cause. */
export function lineError(error: unknown, once: boolean): SendError {
  const { name } = error as Error;
  if (name === "TimeoutError") return new SendError(t("sms.said.late"), { unsure: once });
  const cause = (error as Cause).cause ?? (error as Cause);
  const first = cause.errors?.[0] ?? cause;
  const code = first.code ?? cause.code ?? "";
  const before =
    NOT_CONNECTED.test(code) ||
    (code === "ETIMEDOUT" && first.syscall === "connect") ||
    /before secure TLS connection/.test(cause.message ?? "");
  if (before) return new SendError(t("sms.said.noLine", { code }));
  return new SendError(t("sms.said.broke", { code: code || cause.message || name }), { unsure: once });
}
