import { testAccount } from "@/lib/channels/test-account";
import { channelTested } from "@/lib/web/channel-views";
import { route } from "@/lib/web/route";

export const POST = route(testAccount, {
  method: "POST",
  path: "/channels/{id}/test",
  summary: "Sign in at the other side of a door, sending nothing",
  status: 200,
  gives: channelTested,
});
