import { sendCode } from "@/lib/customers/send-code";
import { codeSent } from "@/lib/web/point-views";
import { route } from "@/lib/web/route";

export const POST = route(sendCode, {
  method: "POST",
  path: "/contact-points/{id}/send-code",
  summary: "Send a one-time code: six digits, ten minutes, five tries",
  status: 200,
  gives: codeSent,
});
