import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Command } from "./command";
import { transaction } from "./database";
import { wake } from "./wake";

/** One command of several that stand or fall together. */
export type Step = (actor: Actor) => Promise<unknown>;

export const step =
  <I extends z.ZodType, R>(run: Command<I, R>, input: z.input<I>): Step =>
  (actor) =>
    run(actor, input);

/**
 * Runs several commands as one actor in one transaction, in their order: all of them or none. Each asks its own permission and writes
 * its own events; a lost race runs all of them again.
 * @returns what each answered. Errors: the first refusal, after which nothing was done
 */
export async function together(actor: Actor, steps: readonly Step[]): Promise<unknown[]> {
  const answered = await transaction(async () => {
    const answers: unknown[] = [];
    for (const one of steps) answers.push(await one(actor));
    return answers;
  }, "shared");
  wake();
  return answered;
}
