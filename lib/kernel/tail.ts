import { clock } from "@/lib/base/clock";
import { log } from "@/lib/base/log";
import { Prisma } from "@/prisma/generated/client";
import { reader } from "./database";
import type { Place } from "./place";

const { sql } = Prisma;

/** Of an event what it takes to find out whom it concerns. */
export type TailEvent = {
  id: number;
  at: Date;
  type: string;
  userId: string | null;
  requestId: string | null;
  referralId: string | null;
  /** Who held the referral before this step. */
  heldBefore: string | null;
  /** What the status of the request, or of the referral, was. */
  statusBefore: string | null;
};

export const FULL = 500;
/** So long after a gap was seen, whoever took its id has written with it: then it is known which transactions to wait for. */
const SETTLE_MS = 3_000;
/** Longer no transaction of ours lives. */
const GIVE_UP_MS = 150_000;
/** Ids below the end that may still be on their way when reading begins. */
const LOOK_BACK = 300;

type Gap = { since: number; until?: bigint };
type Row = Omit<TailEvent, "id"> & { id: bigint };

const columns = sql`e."id", e."at", e."type", e."userId", e."requestId", e."referralId", e."before"->>'holderPositionId' as "heldBefore",
  e."before"->>'status' as "statusBefore"`;
const told = (row: Row): TailEvent => ({ ...row, id: Number(row.id) });

/** Reads the events of all processes as they are committed, each once, late ones too. One at a time: `read` is not called while it runs. */
export class Tail {
  private high = 0;
  private readonly gaps = new Map<number, Gap>();

  /** Begins at the end: only what is committed from now on is read. */
  async begin(): Promise<void> {
    const [row] = await reader().$queryRaw<{ high: bigint; gaps: bigint[] }[]>`
      with last as (select coalesce(max("id"), 0) as id from "Event")
      select last.id as high, array(select g from generate_series(greatest(last.id - ${LOOK_BACK}, 1), last.id) g
        where not exists (select 1 from "Event" e where e."id" = g)) as gaps from last`;
    this.high = Number(row!.high);
    this.gaps.clear();
    for (const id of row!.gaps) this.gaps.set(Number(id), { since: this.now() });
  }

  get place(): Place {
    return { high: this.high, gaps: [...this.gaps.keys()] };
  }

  /** The events since the last call; `FULL` of them or more: there may be others. */
  async read(): Promise<TailEvent[]> {
    const over = await this.over();
    const rows = await this.next();
    for (const row of rows) this.take(row);
    for (const id of over) this.gaps.delete(id);
    return rows;
  }

  /** What was committed behind `now` and is unknown to who stands at `from`; null when that is too much to be told one by one. */
  async between(from: Place, now: Place): Promise<TailEvent[] | null> {
    if (from.high > now.high) return null; // another database, or an older copy of it
    const rows = await reader().$queryRaw<Row[]>`
      (select ${columns} from "Event" e where e."id" > ${from.high} and e."id" <= ${now.high} and e."id" <> all(${now.gaps}::bigint[])
        order by e."id" limit ${FULL + 1})
      union all select ${columns} from "Event" e where e."id" = any(${from.gaps}::bigint[]) and e."id" <> all(${now.gaps}::bigint[])`;
    return rows.length > FULL ? null : rows.map(told).sort((a, b) => a.id - b.id);
  }

  private async next(): Promise<TailEvent[]> {
    const rows = await reader().$queryRaw<Row[]>`
      (select ${columns} from "Event" e where e."id" > ${this.high} order by e."id" limit ${FULL})
      union all select ${columns} from "Event" e where e."id" = any(${[...this.gaps.keys()]}::bigint[])`;
    return rows.map(told).sort((a, b) => a.id - b.id);
  }

  private take({ id }: TailEvent): void {
    this.gaps.delete(id);
    const first = Math.max(this.high + 1, id - 2_000); // a sequence that was moved by hand leaves no gaps to wait for
    for (let missing = first; missing < id; missing++) this.gaps.set(missing, { since: this.now() });
    this.high = Math.max(this.high, id);
  }

  /** Gaps that will not be filled any more: every transaction that could have is over. Asked before reading, so that nothing slips between. */
  private async over(): Promise<number[]> {
    if (this.gaps.size === 0) return [];
    const [row] = await reader().$queryRaw<{ oldest: string; next: string }[]>`
      select pg_snapshot_xmin(s)::text as oldest, pg_snapshot_xmax(s)::text as next from pg_current_snapshot() s`;
    const over: number[] = [];
    for (const [id, gap] of this.gaps) {
      const age = this.now() - gap.since;
      if (gap.until !== undefined && BigInt(row!.oldest) >= gap.until) over.push(id);
      else if (age > GIVE_UP_MS) over.push(id);
      else if (gap.until === undefined && age > SETTLE_MS) gap.until = BigInt(row!.next);
    }
    if (over.length > 50) log.debug({ gaps: over.length }, "many ids of events were not used");
    return over;
  }

  private readonly now = () => clock.now().getTime();
}
