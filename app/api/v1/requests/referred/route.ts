import { registerAndRefer } from "@/lib/requests/register-and-refer";
import { submittedAndReferred } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(registerAndRefer, {
  method: "POST",
  path: "/requests/referred",
  summary:
    "Take a request in and refer it at once, both or neither; a known (channel, externalId) is answered with the first one",
  status: ({ repeated }) => (repeated ? 200 : 201),
  gives: submittedAndReferred,
});
