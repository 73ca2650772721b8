import { newId } from "@/lib/base/id";
import { type HookCall, type Outgoing, type Raw, SendError } from "@/lib/channels/adapter";
import type { Json } from "@/lib/kernel/events";

/** A message as the outbox gives it to an adapter. */
export const outgoing = (over: Partial<Outgoing> = {}): Outgoing => ({
  id: newId(),
  purpose: "reply",
  to: "+989123456789",
  subject: "",
  text: "درود، پاسخ شما آماده است.",
  html: null,
  messageId: `<${newId()}@test>`,
  inReplyTo: null,
  references: null,
  automatic: false,
  fromName: "پیوند",
  ...over,
});

/** What a send was refused with; fails when it was not. */
export async function refusal(sending: Promise<unknown>): Promise<SendError> {
  const error = await sending.then(
    () => new Error("it was sent"),
    (e: unknown) => e,
  );
  if (!(error instanceof SendError)) throw error;
  return error;
}

/** Keeps what `fetch` hands over, as the receiving loop does. */
export function keeper() {
  const raws: Raw[] = [];
  const state: { place: Json | null } = { place: null };
  const take = async (some: readonly Raw[], place: Json) => {
    raws.push(...some);
    state.place = place;
  };
  return { raws, state, take, signal: new AbortController().signal };
}

export const posted = (body: string | object, type = "application/x-www-form-urlencoded", query = ""): HookCall => ({
  method: "POST",
  query: new URLSearchParams(query),
  headers: new Headers({ "content-type": typeof body === "string" ? type : "application/json" }),
  body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
});
