import { listCartable } from "@/lib/cartable/queries";
import { cartableInput } from "@/lib/cartable/schema";
import { cartableItem } from "@/lib/web/cartable-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listCartable, {
  method: "GET",
  path: "/cartable",
  summary: "One page of a box of the token's user",
  takes: cartableInput.omit({ held: true, before: true }),
  gives: page(cartableItem),
});
