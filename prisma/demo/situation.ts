import type { DepartmentKey, Kind, Outcome, Priority, Purpose } from "@/prisma/demo/shape";

/**
 * One thing customers come with, as they, the desk and the department word it. `{slots}` are filled once a request
 * (`slots.ts`), so that question, instruction, answer and reply speak of the same order, day and amount.
 */
export type Situation = {
  id: string;
  /** Comes a third as often as the others. */
  rare?: boolean;
  department: DepartmentKey;
  kind: Kind;
  /** A "shop" may want to become our dealer; a "dealer" sells our devices. */
  who: "home" | "firm" | "shop" | "dealer" | "supplier" | "any";
  priority?: Priority;
  confidential?: boolean;
  purpose?: Purpose;
  subject: string[];
  /** Web form, email, letter, fax. */
  web: string[];
  /** SMS and messengers. */
  short: string[];
  /** What the coordinator wrote down of a call or a visit. */
  call: string[];
  instruction: string[];
  answer: string[];
  reply: string[];
  /** What we must ask the customer before we can go on, and what he then writes. */
  ask?: [question: string, word: string];
  /** Whom the officer asks, what, and what he is told. */
  opinion?: [to: DepartmentKey, question: string, word: string];
  /** What the customer writes when it was not solved after all. */
  again?: string;
  outcome?: Outcome;
};
