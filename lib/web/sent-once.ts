import type { UserActor } from "@/lib/auth/actor";
import type { ActionName } from "@/lib/auth/policy";
import { seal, unseal } from "@/lib/base/seal";
import type { Flash } from "./flash";
import { onceFor } from "./idempotency";

/** Where a form goes on after it was taken. */
export type Next = {
  flash?: Flash;
  redirect?: string;
  revalidate?: string[];
  /** Shown once by the form. */
  secret?: string;
};

type Sent = { actor: UserActor; act: ActionName; form: Record<string, unknown>; id: FormDataEntryValue | null };

/**
 * Runs what a form asks at most once for the id that the browser gave its sending: when the answer was lost on the way and the person
 * presses again, he is told what the first sending did. Errors: conflict when other words came under the id. Without an id it just runs.
 */
export async function sentOnce<R>(sent: Sent, run: () => Promise<R>, next: (result: R) => Next): Promise<Next> {
  const { actor, act, form, id } = sent;
  if (typeof id !== "string" || !/^[a-z0-9]{16,64}$/.test(id)) return next(await run());
  let refused: { error: unknown } | undefined;
  const keyed = {
    scope: `${actor.userId} ${act}`,
    key: `form:${id}`,
    input: words(form),
    other: "idempotency.otherWords" as const,
  };
  const answer = await onceFor(keyed, run, (result) => {
    refused = undefined;
    try {
      return { status: 200, body: sealed(next(result), id) };
    } catch (error) {
      refused = { error }; // what was counted meanwhile stays (a wrong password)
      return { status: 0, body: {}, passing: true };
    }
  });
  if (refused) throw refused.error;
  return opened(answer.body as Next, id);
}

/** These change by themselves while a page follows what happens: with them the second sending would not look like the first. */
const MOVING = ["version", "next", "back", "before", "externalId"];
const words = (form: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !MOVING.includes(name)));

const sealed = ({ secret, ...rest }: Next, id: string): Next =>
  secret === undefined ? rest : { ...rest, secret: seal(secret, id) };

const opened = ({ secret, ...rest }: Next, id: string): Next => {
  const plain = secret === undefined ? null : unseal(secret, id);
  return plain === null ? rest : { ...rest, secret: plain };
};
