import { AppError } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { referralItem } from "@/lib/referrals/schema";
import { referRequest } from "./refer-request";
import { submitInput } from "./schema";
import { submitRequest } from "./submit-request";
import type { Submitted } from "./take-in";

/** ثبت و ارجاع: what a coordinator writes down he hands on with the same press; where either is refused nothing is done. */
export const registerAndRefer = command({
  name: "request.registerAndRefer",
  together: true,
  input: submitInput.extend({ referral: referralItem }),
  load: async () => undefined,
  run: async ({ actor, input: { referral, ...form } }): Promise<Submitted & { referrals: Sent }> => {
    const submitted = await submitRequest(actor, form);
    if (submitted.repeated) return { ...submitted, referrals: [] };
    const { status, referrals } = await referRequest(actor, { number: submitted.number, items: [referral] }).catch(
      (error) => {
        throw atOwnField(error);
      },
    );
    return { ...submitted, status, referrals };
  },
});

type Sent = Awaited<ReturnType<typeof referRequest>>["referrals"];

/** The one item of `items` stands in `referral` here. */
function atOwnField(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== "invalid") return error;
  const fields = Object.entries(error.fields).map(([path, problem]) => [
    path.replace(/^items\.0\b/, "referral"),
    problem,
  ]);
  return new AppError(error.code, error.problem, Object.fromEntries(fields));
}
