import { z } from "zod";
import { placeFields } from "@/lib/base/cursor";
import { flag, text } from "@/lib/base/fields";
import { boxes, cartableInput } from "@/lib/cartable/schema";
import { requestSearch } from "@/lib/requests/schema";

export const scopes = ["personal", "department", "everyone"] as const;
export type Scope = (typeof scopes)[number];

/** A box of the cartable, or the search over all requests in sight. */
export const places = [...boxes, "requests"] as const;
export type Place = (typeof places)[number];

const page = { cursor: true, before: true, limit: true } as const;
const boxFilter = cartableInput.omit({ ...page, box: true });
const searchFilter = requestSearch.omit(page);

/** The filter of a view of this place; strict, so that a filter nobody knows any more is told and not passed over. */
export const filterOf = (place: Place) => (place === "requests" ? searchFilter : boxFilter);

/** What an address says is text: `unread=1`. */
export const viewFilter = z.record(z.string().max(40), z.union([z.string().max(300), z.boolean()]));
export type ViewFilter = z.output<typeof viewFilter>;

const named = {
  name: text(60),
  scope: z.enum(scopes).default("personal"),
  /** Of a department's view; his only department when left out. */
  departmentId: z.uuid().optional(),
};
export const newView = z.strictObject({ ...named, place: z.enum(places), filter: viewFilter.default({}) });
export const viewChange = z
  .strictObject({
    id: z.uuid(),
    ...named,
    name: named.name.optional(),
    scope: z.enum(scopes).optional(),
    filter: viewFilter.optional(),
    version: z.coerce.number<unknown>().int().optional(),
  })
  .refine(({ id: _, version: __, ...change }) => Object.values(change).some((value) => value !== undefined), {
    message: "request.nothingToChange",
  });

export type ViewFace = {
  id: string;
  name: string;
  scope: Scope;
  departmentId: string | null;
  place: Place;
  filter: ViewFilter;
  /** Names of its filter that are not known any more; the view cannot be shown until they are taken out. */
  broken: string[];
  version: number;
  /** The asker may change and remove it. */
  mine: boolean;
};

/** So many views of each kind show in the navigation and are counted. */
export const MOST_SHOWN = 12;

/** So many views a page has when their rows are to be counted. */
export const MOST_COUNTED = 20;

export const viewList = z.strictObject({
  cursor: placeFields.cursor,
  limit: placeFields.limit,
  counts: flag
    .default(false)
    .describe(`With how many rows each has; a page then has at most ${MOST_COUNTED}, whatever \`limit\` says`),
});
