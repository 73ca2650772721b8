import { readAccount } from "@/lib/channels/queries";
import { saveAccount } from "@/lib/channels/save-account";
import { channelInFull, channelSaved } from "@/lib/web/channel-views";
import { route } from "@/lib/web/route";

export const GET = route(readAccount, {
  method: "GET",
  path: "/channels/{id}",
  summary: "One door with what was set, without its secrets",
  gives: channelInFull,
});

export const PATCH = route(saveAccount, {
  method: "PATCH",
  path: "/channels/{id}",
  summary: "Change a door; `settings` are given whole, an empty secret keeps the old one",
  gives: channelSaved,
});
