import { removeTag } from "@/lib/customers/remove-tag";
import { tagRemoved } from "@/lib/web/card-views";
import { route } from "@/lib/web/route";

export const POST = route(removeTag, {
  method: "POST",
  path: "/tags/{id}/remove",
  summary: "Remove a tag from everything that carries it",
  status: 200,
  gives: tagRemoved,
});
