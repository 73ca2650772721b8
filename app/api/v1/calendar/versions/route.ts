import { z } from "zod";
import { whole } from "@/lib/base/fields";
import { listVersions } from "@/lib/calendar/list-versions";
import { versionView } from "@/lib/web/calendar-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listVersions, {
  method: "GET",
  path: "/calendar/versions",
  summary: "What was changed in the calendars, the newest first",
  takes: z.strictObject({ cursor: whole(1, 2_147_483_647).optional(), limit: whole(1, 100).default(30) }),
  input: ({ query: { cursor, limit } }) => ({ before: cursor, limit }),
  present: ({ items, next }) => ({ items, nextCursor: next === null ? null : String(next) }),
  gives: page(versionView),
});
