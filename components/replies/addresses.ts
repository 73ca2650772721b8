import type { PaneView } from "@/components/requests/pane-view";
import type { ContactKind } from "@/prisma/generated/enums";

/** `value`: the contact point's id; empty: the address that came with the request and stands on no card of this customer. */
export type Address = { value: string; label: string };

/** Where this customer can be reached in one way: the address of this request first. */
export function addresses(view: PaneView, kinds: readonly ContactKind[]): Address[] {
  const known = view.customer.points.filter((p) => kinds.includes(p.kind) && !p.retired);
  const usable = known.filter((p) => !p.doNotUse);
  const given = view.keys.filter((k) => kinds.includes(k.kind) && k.canonical !== null).map((k) => k.canonical!);
  const points = usable
    .toSorted((a, b) => Number(given.includes(b.canonical)) - Number(given.includes(a.canonical)))
    .map((p) => ({ value: p.id, label: p.canonical }));
  const elsewhere = given.find((canonical) => !known.some((p) => p.canonical === canonical));
  return elsewhere ? [{ value: "", label: elsewhere }, ...points] : points;
}
