import { createTag } from "@/lib/customers/create-tag";
import { listTags } from "@/lib/customers/list-tags";
import { tagDefined } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listTags, {
  method: "GET",
  path: "/tags",
  summary: "All tags",
  gives: page(tagDefined),
});

export const POST = route(createTag, {
  method: "POST",
  path: "/tags",
  summary: "Make a tag",
  gives: tagDefined,
});
