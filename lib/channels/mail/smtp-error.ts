import { type Failure, SendError } from "@/lib/channels/adapter";
import { failureOf } from "./failure";

/** As nodemailer throws it; `command`: what the server answered so. */
export type SmtpError = Error & { responseCode?: number; response?: string; code?: string; command?: string };

/** What an SMTP server's refusal means: 5xx is mended by no other try (RFC 5321, 4.2.1), save where it is about our own signing in. */
export function smtpError(error: SmtpError): SendError {
  const { responseCode = 0, code } = error;
  if (code === "EAUTH" || responseCode < 500 || responseCode > 599) return new SendError(error.message, {});
  return new SendError(error.message, { permanent: true, failure: reasonOf(error) });
}

/** As of a bounce; where the server does not say it, by its code. Only who is asked about the receiver can mean him. */
function reasonOf({ response = "", responseCode, command }: SmtpError): Failure {
  const said = failureOf("", response);
  if (said !== "other") return said;
  if (responseCode === 552) return "mailbox_full";
  return responseCode === 550 && command === "RCPT TO" ? "unknown_address" : "refused";
}
