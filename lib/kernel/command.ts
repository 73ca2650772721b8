import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { type ActionName, type SubjectOf, verdict } from "@/lib/auth/policy";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { type AppError, forbidden, notFound } from "@/lib/base/errors";
import { stepsAlongside, withoutSteps } from "./alongside";
import { gatheringReader, reader, transaction } from "./database";
import { type NewEvent, type QueuedJob, writeEvents } from "./events";
import { parse, parseSent } from "./parse";
import { sharedDb } from "./shared";
import { wake } from "./wake";

export type LoadContext<I> = { db: Db; actor: Actor; input: I; now: Date };
export type RunContext<I, S> = LoadContext<I> & {
  subject: S;
  /** Says what was done; written with the change, in its transaction. */
  record: (event: NewEvent) => void;
  /** Queues a job in the same commit, beside those that follow from events. */
  queue: (job: QueuedJob) => void;
};

/** A refusal that keeps what was written before it, and its events: a counted try, a suggestion. Thrown by `run` only. */
export class KeptRefusal extends Error {
  constructor(readonly refusal: AppError) {
    super(refusal.message);
  }
}

const kept = (error: unknown): KeptRefusal => {
  if (error instanceof KeptRefusal) return error;
  throw error;
};

type Definition<N extends ActionName, I extends z.ZodType, S extends SubjectOf<N>, R> = {
  name: N;
  input: I;
  /** Loads (and locks) what the command is about. Throws `notFound()` when there is no such thing. */
  load: (context: LoadContext<z.output<I>>) => Promise<S>;
  run: (context: RunContext<z.output<I>, S>) => Promise<R>;
  /** For the hot path: raw statements only, without Prisma. */
  lean?: boolean;
  /** `run` may call other commands: they join this transaction, so all is done or nothing. */
  together?: boolean;
};

export type Command<I extends z.ZodType, R> = ((actor: Actor, input: z.input<I>) => Promise<R>) & {
  action: ActionName;
  input: I;
  /** It sends its statements in few packets: what must hold for it is best asked there too. */
  lean?: boolean | undefined;
};

/** Every command and query that was made in this process, for the access matrix. */
export const registry: { kind: "command" | "query"; action: ActionName; run: Command<z.ZodType, unknown> }[] = [];

function register<I extends z.ZodType, R>(kind: "command" | "query", made: Command<I, R>): Command<I, R> {
  registry.push({ kind, action: made.action, run: made as unknown as Command<z.ZodType, unknown> });
  return made;
}

function permit<N extends ActionName>(name: N, actor: Actor, subject: SubjectOf<N>): void {
  const answer = verdict(name, actor, subject);
  if (answer === "hidden") throw notFound();
  if (answer === "forbidden") throw forbidden();
}

/**
 * Makes a write: parses the input, begins, loads the subject, asks the permission, runs, records the events, queues what follows,
 * commits. The whole runs again from the start when it lost a race. Errors: the six of `lib/base/errors`.
 */
export function command<N extends ActionName, I extends z.ZodType, S extends SubjectOf<N>, R>(
  definition: Definition<N, I, S, R>,
): Command<I, R> {
  const { name, input: schema, load, run } = definition;
  const how = definition.lean ? "lean" : definition.together ? "shared" : undefined;
  const execute = async (actor: Actor, raw: z.input<I>): Promise<R> => {
    const input = actor.kind === "system" ? parse(schema, raw) : parseSent(schema, raw);
    const joins = sharedDb() !== undefined; // of several together the whole is remembered and told of, not each
    const alongside = joins ? undefined : stepsAlongside();
    let told = how === "shared";
    const answered = await transaction(async (db) => {
      const now = clock.now();
      await alongside?.begin(db, now);
      const events: NewEvent[] = [];
      const jobs: QueuedJob[] = [];
      const subject = await load({ db, actor, input, now });
      permit(name, actor, subject);
      const result = await run({
        db,
        actor,
        input,
        now,
        subject,
        record: (event) => void events.push(event),
        queue: (job) => void jobs.push(job),
      }).catch(kept);
      await writeEvents(db, actor, now, events, jobs);
      told ||= events.length > 0;
      if (result instanceof KeptRefusal) await alongside?.refused?.(db);
      else await alongside?.end(db, result);
      return result;
    }, how);
    if (told && !joins) wake();
    if (answered instanceof KeptRefusal) throw answered.refusal;
    return answered;
  };
  return register("command", Object.assign(execute, { action: name, input: schema, lean: definition.lean }));
}

type QueryDefinition<N extends ActionName, I extends z.ZodType, S extends SubjectOf<N>, R> = {
  name: N;
  input: I;
  load?: (context: LoadContext<z.output<I>>) => Promise<S>;
  run: (context: LoadContext<z.output<I>> & { subject: S }) => Promise<R>;
  /** Its raw statements that begin in one moment travel together: for many small ones, of which none takes long. */
  gathers?: boolean;
};

/**
 * Makes a read: parses the input, loads the subject when the rule needs one, asks the permission, runs. No transaction: each
 * statement sees its own snapshot. Errors as for `command`.
 */
export function query<N extends ActionName, I extends z.ZodType, S extends SubjectOf<N>, R>(
  definition: QueryDefinition<N, I, S, R>,
): Command<I, R> {
  const { name, input: schema, load, run } = definition;
  const execute = async (actor: Actor, raw: z.input<I>): Promise<R> => {
    const input = actor.kind === "system" ? parse(schema, raw) : parseSent(schema, raw);
    const db = definition.gathers ? gatheringReader() : reader();
    const context = { db, actor, input, now: clock.now() };
    const subject = (await load?.(context)) as S;
    permit(name, actor, subject);
    return withoutSteps(() => run({ ...context, subject }));
  };
  return register("query", Object.assign(execute, { action: name, input: schema }));
}
