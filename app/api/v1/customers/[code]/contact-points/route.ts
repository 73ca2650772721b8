import { addPoint } from "@/lib/customers/add-point";
import { readPoints } from "@/lib/customers/read-points";
import { pointAdded, pointsView } from "@/lib/web/point-views";
import { route } from "@/lib/web/route";

export const GET = route(readPoints, {
  method: "GET",
  path: "/customers/{code}/contact-points",
  summary: "All ways to reach a customer, retired ones too, with consents; masked as the caller may see them",
  gives: pointsView,
});

export const POST = route(addPoint, {
  method: "POST",
  path: "/customers/{code}/contact-points",
  summary: "Add one phone, email or handle; 409 names the card that has it and suggests the pair",
  gives: pointAdded,
});
