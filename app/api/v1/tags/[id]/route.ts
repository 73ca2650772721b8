import { updateTag } from "@/lib/customers/update-tag";
import { tagDefined } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const PATCH = route(updateTag, {
  method: "PATCH",
  path: "/tags/{id}",
  summary: "Rename or recolour a tag",
  gives: tagDefined,
});
