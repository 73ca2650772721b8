import { listAccounts } from "@/lib/channels/queries";
import { saveAccount } from "@/lib/channels/save-account";
import { accountInput } from "@/lib/channels/schema";
import { channelSaved, channelView } from "@/lib/web/channel-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listAccounts, {
  method: "GET",
  path: "/channels",
  summary: "The doors that were set up, with the health of each",
  present: ({ items }) => ({ items, nextCursor: null }),
  gives: page(channelView),
});

export const POST = route(saveAccount, {
  method: "POST",
  path: "/channels",
  summary: "Set up a door: a mailbox, an SMS line",
  takes: accountInput.omit({ id: true, version: true }),
  gives: channelSaved,
});
