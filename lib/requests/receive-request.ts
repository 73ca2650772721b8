import { notFound } from "@/lib/base/errors";
import { readSender } from "@/lib/customers/rules";
import { command } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
import { receiveInput } from "./schema";
import { findRepeated } from "./submit-request";
import { type Submitted, takeIn } from "./take-in";

/** A request comes in by a door that cannot be asked (mail, SMS, messenger): unreadable keys are kept as they are, never refused. */
export const receiveRequest = command({
  name: "request.submit",
  lean: true,
  input: receiveInput,
  load: ({ db, actor, input }) => {
    if (actor.kind !== "system") throw notFound();
    return findRepeated(db, input);
  },
  run: async ({ subject, ...context }): Promise<Submitted> => {
    if (subject) return subject;
    const { areaCode } = await loadSettings(context.db, context.now);
    return takeIn(context, readSender(context.input.customer, areaCode), context.input.proved);
  },
});
