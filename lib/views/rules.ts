import { filterOf, type Place, type ViewFilter } from "./schema";

/**
 * Which names of a filter the lists no longer know, or whose value they no longer take.
 * @returns paths as `status`; empty when the view can be shown
 */
export function brokenParts(place: Place, filter: ViewFilter): string[] {
  const { error } = filterOf(place).safeParse(filter);
  const names = (error?.issues ?? []).flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0] ?? "")],
  );
  return [...new Set(names)].filter(Boolean);
}

/** The address of the list that a view stands for, with the view's own name in it. */
export function viewHref(id: string, place: Place, filter: ViewFilter): string {
  const words = Object.entries(filter).flatMap(([name, value]): [string, string][] =>
    value === false || value === "" ? [] : [[name, value === true ? "1" : value]],
  );
  const path = place === "requests" ? "/requests" : `/cartable/${place}`;
  return `${path}?${new URLSearchParams([...words, ["view", id]])}`;
}
