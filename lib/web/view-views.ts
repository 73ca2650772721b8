import { z } from "zod";
import { places, scopes, viewFilter } from "@/lib/views/schema";
import { named } from "./views";

/** A list with its filters under a name, as it leaves by API v1. */
export const savedView = named(
  "SavedView",
  z.object({
    id: z.uuid(),
    name: z.string(),
    scope: z.enum(scopes),
    departmentId: z.uuid().nullable(),
    place: z.enum(places),
    filter: viewFilter.describe("As the query of that list takes it: `GET /cartable?box=PLACE`, or `GET /requests`"),
    broken: z
      .array(z.string())
      .describe("Names of its filter that are not known any more; none of its rows are shown until they are taken out"),
    version: z.int(),
    mine: z.boolean().describe("The caller may change, share and remove it"),
  }),
);
export const countedView = named(
  "CountedView",
  savedView.extend({
    count: z
      .int()
      .nullable()
      .optional()
      .describe("With `counts=1`: rows the caller sees in it, counted up to 100; null: broken"),
  }),
);
