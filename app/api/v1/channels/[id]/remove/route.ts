import { removeAccount } from "@/lib/channels/remove-account";
import { gone } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";

export const POST = route(removeAccount, {
  method: "POST",
  path: "/channels/{id}/remove",
  summary: "Take a door away; its messages stay",
  status: 200,
  gives: gone,
});
