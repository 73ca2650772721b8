import { workAfter } from "@/prisma/demo/calendar";
import { coordinator, holderOf } from "@/prisma/demo/company";
import type { Random } from "@/prisma/demo/random";
import type { ActDetail, DemoAct, DemoSubstitution } from "@/prisma/demo/shape";
import type { Slots } from "@/prisma/demo/slots";

/** Writes the acts of one request in the order of time. The cursor moves in office time only, except `later`. */
export class Script {
  readonly acts: DemoAct[] = [];
  private referrals = 0;

  constructor(
    readonly random: Random,
    readonly slots: Slots,
    public at: Date,
    /** 1 is the house's usual pace; less is quicker. */
    private readonly pace: number,
    private readonly substitutions: DemoSubstitution[],
  ) {}

  /** Lets office minutes pass. */
  work(min: number, max: number): this {
    const minutes = Math.max(1, Math.round(this.random.int(min, max) * this.pace));
    this.at = new Date(workAfter(this.at, minutes).getTime() + this.random.int(1, 50) * 1000);
    return this;
  }

  /** Lets minutes of the clock pass: customers write in the evening, too. */
  later(min: number, max: number): this {
    const minutes = Math.max(1, Math.round(this.random.int(min, max) * this.pace));
    this.at = new Date(this.at.getTime() + minutes * 60_000);
    return this;
  }

  until(instant: Date): this {
    if (instant > this.at) this.at = instant;
    return this;
  }

  nextKey = () => `f${++this.referrals}`;

  desk(act: ActDetail): this {
    return this.push(coordinator, act);
  }

  customer(act: ActDetail): this {
    return this.push("customer", act);
  }

  system(act: ActDetail): this {
    return this.push("system", act);
  }

  /** The holder of a seat acts, or the substitute of that day for him. */
  seat(position: string, act: ActDetail): this {
    const stands = this.substitutions.find((s) => s.position === position && s.from <= this.at && this.at < s.until);
    return stands ? this.push(stands.substitute, act, position) : this.push(holderOf(position), act);
  }

  fill = (text: string) => this.slots.fill(text, this.at);
  say = (list: readonly string[]) => this.fill(this.random.pick(list));

  private push(by: string, act: ActDetail, actingFor?: string): this {
    this.acts.push({ at: this.at, by, ...(actingFor ? { actingFor } : {}), ...act });
    return this;
  }
}
