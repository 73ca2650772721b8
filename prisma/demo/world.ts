import type { UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { database } from "@/lib/kernel/database";
import { loadActor } from "@/lib/staff/store";
import type { Demo, DemoAct } from "@/prisma/demo/shape";

/** A request as the database knows it, with the ids of its referrals by their keys in the script. */
export type Loaded = { number: number; id: string; customerId: string; referrals: Map<string, string> };

/** What the loader has made so far: from the keys of the script to ids of the database. */
export class World {
  readonly departments = new Map<string, string>();
  readonly positions = new Map<string, string>();
  readonly users = new Map<string, string>();
  /** Codes of the cards that were in the books. */
  readonly cards = new Map<string, string>();
  readonly tags = new Map<string, string>();
  readonly fields = new Map<string, string>();
  readonly requests = new Map<string, Loaded>();
  private readonly actors = new Map<string, Promise<UserActor | null>>();
  /** The last few mails lie in the outbox as if no server were set up. */
  readonly lastMails: ReadonlySet<DemoAct>;
  private readonly turns: number[];

  constructor(readonly demo: Demo) {
    const mails = demo.requests
      .flatMap((r) => r.acts)
      .filter((act) => act.do === "reply" && act.channel === "email" && !act.bounces)
      .sort((a, b) => a.at.getTime() - b.at.getTime());
    this.lastMails = new Set(mails.slice(-4));
    this.turns = demo.substitutions.flatMap((s) => [s.from.getTime(), s.until.getTime()]);
  }

  /**
   * The colleague with the seats he has at this instant; with `seat` (a key) only that one, when he acts for its holder.
   * Seats change only where a substitution begins or ends.
   */
  async actor(email: string, at: Date, seat?: string): Promise<UserActor> {
    const key = `${email} ${this.turns.filter((turn) => turn <= at.getTime()).length}`;
    let loading = this.actors.get(key);
    if (!loading) {
      loading = loadActor(database() as unknown as Db, idOf(this.users, email), at);
      this.actors.set(key, loading);
    }
    const actor = await loading;
    if (!actor) throw new Error(`no such colleague: ${email}`);
    if (!seat) return actor;
    const positionId = idOf(this.positions, seat);
    return { ...actor, seats: actor.seats.filter((s) => s.positionId === positionId) };
  }
}

/** The id of a key in the script. */
export function idOf(map: ReadonlyMap<string, string>, key: string): string {
  const id = map.get(key);
  if (!id) throw new Error(`the demo names ${key}, which is not there`);
  return id;
}
