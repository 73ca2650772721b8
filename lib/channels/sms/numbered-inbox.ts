import type { Json } from "@/lib/kernel/events";
import type { Take } from "../adapter";
import { type Came, smsRaw } from "./inbound";
import { firstLook } from "./line";
import { asNumber, at } from "./read-json";

/** Messages a page of such an inbox holds. */
export const PAGE = 100;
const MOST_PAGES = 200;

/** A message in an inbox that numbers what comes. */
export type Numbered = Came & { number: number };

/**
 * Reads an inbox that gives its newest first and can be read again at will: back to the last number that was taken, or over the last day
 * when none was. One more that came meanwhile only shifts the others to where they are seen twice. Handed on oldest first.
 * @param pageOf the page of that index (from 0); `last` for gateways that can begin behind a number
 */
export async function readNumbered(
  { gateway, optOut, place, take }: { gateway: string; optOut: string; place: Json | null; take: Take },
  pageOf: (index: number, last: number | null) => Promise<Numbered[]>,
): Promise<void> {
  const last = asNumber(at(place, "id"));
  const since = firstLook();
  const news: Numbered[] = [];
  for (let index = 0; index < MOST_PAGES; index++) {
    const page = await pageOf(index, last);
    const fresh = page.filter((m) => (last === null ? m.at === null || m.at >= since : m.number > last));
    news.push(...fresh);
    if (page.length < PAGE || fresh.length < page.length) break;
  }
  news.sort((a, b) => a.number - b.number);
  for (let i = 0; i < news.length; i += PAGE) {
    const heap = news.slice(i, i + PAGE);
    const raws = heap.map((came) => smsRaw(gateway, came, optOut));
    await take(raws, { id: heap.at(-1)!.number });
  }
}
