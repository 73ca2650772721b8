import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { readSender, type Sender } from "@/lib/customers/rules";
import { command } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
import { isByHand } from "./register-by-hand";
import { type SubmitInput, submitInput } from "./schema";
import { type Intake, type Match, type Submitted, takeIn } from "./take-in";

/** A request comes in by form or API: wrong fields are sent back to be corrected. The same submission twice is one request. */
export const submitRequest = command({
  name: "request.submit",
  lean: true,
  input: submitInput,
  load: ({ db, input }) => findRepeated(db, input),
  run: async ({ subject, ...context }): Promise<Submitted> => {
    if (subject) return subject;
    const { areaCode } = await loadSettings(context.db, context.now);
    const sender = readSender(context.input.customer, areaCode);
    mustBeCorrect(context, sender);
    return takeIn(context, sender, []);
  },
});

/** Clocks of other programs may run a little ahead. */
const CLOCK_SKEW_MS = 5 * 60_000;

function mustBeCorrect({ actor, input, now }: Intake, sender: Sender): void {
  const problems = Object.entries(sender.problems).map(([field, problem]) => [`customer.${field}`, problem] as const);
  if (problems.length > 0) throw invalid(Object.fromEntries(problems));
  if (actor.kind === "public" && sender.keys.length === 0) throw invalid({ "customer.phone": "contact.oneNeeded" });
  if (input.receivedAt && input.receivedAt.getTime() > now.getTime() + CLOCK_SKEW_MS)
    throw invalid({ receivedAt: "date.future" });
  if (actor.kind !== "user" && input.customerCode !== undefined) throw invalid({ customerCode: "unknownField" });
  if (input.registration && !isByHand(actor, input.channel)) throw invalid({ registration: "request.notByHand" });
}

type RepeatedRow = Omit<Submitted, "repeated" | "customer" | "match" | "registration"> & {
  customerId: string;
  code: string;
  year: number | null;
  registered: number | null;
  match: Match & { isNew?: boolean; previous?: number };
};

/** The request that this submission already made, or null. */
export async function findRepeated(
  db: Db,
  { channel, externalId }: Pick<SubmitInput, "channel" | "externalId">,
): Promise<Submitted | null> {
  if (externalId === undefined) return null;
  const [found] = await db.$queryRaw<RepeatedRow[]>`
    select r."id", r."number", r."trackingCode", r."status", r."match", c."id" as "customerId", c."code", b."year", b."number" as "registered"
    from "Request" r join "Customer" c on c."id" = r."customerId" left join "Registration" b on b."requestId" = r."id"
    where r."channel" = ${channel}::"Channel" and r."externalId" = ${externalId}`;
  if (!found) return null;
  const { customerId, code, match, year, registered, ...request } = found;
  const { isNew = false, previous = 0, ...decision } = match;
  return {
    ...request,
    repeated: true,
    customer: { id: customerId, code, isNew, previousRequestCount: previous },
    match: decision,
    registration: year === null ? null : { year, number: registered! },
  };
}
