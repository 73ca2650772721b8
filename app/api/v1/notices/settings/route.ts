import { chooseNotices } from "@/lib/notices/choose-notices";
import { readChoices } from "@/lib/notices/queries";
import { noticeChoices } from "@/lib/web/notice-views";
import { route } from "@/lib/web/route";

export const GET = route(readChoices, {
  method: "GET",
  path: "/notices/settings",
  summary: "What the token's user chose to be told, by kind; a kind that is not there is as it is for everybody",
  gives: noticeChoices,
});

export const POST = route(chooseNotices, {
  method: "POST",
  path: "/notices/settings",
  summary: "Choose what to be told in the product and by mail, the quiet hours, and when the mail of the day goes",
  status: 200,
  gives: noticeChoices,
});
