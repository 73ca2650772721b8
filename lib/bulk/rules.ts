export const bulkActs = ["refer", "handOver", "accept", "close", "tag"] as const;
export type BulkAct = (typeof bulkActs)[number];

/** As many rows as one order takes; the list offers no more. */
export const MOST = 500;

type Row = { number: number; referralId?: string | undefined };

/** How a list names a row: «1234» is a request, «1234:ID» a referral of it. */
export const rowName = ({ number, referralId }: Row): string =>
  referralId === undefined ? String(number) : `${number}:${referralId}`;

/** The row of a name; of one that we did not make, what its parts say, for the schema to judge. */
export function namedRow(name: string): Row {
  const [number, referralId] = name.split(":");
  return { number: Number(number), ...(referralId ? { referralId } : {}) };
}

const ofReferrals: readonly BulkAct[] = ["handOver", "accept"];

/** Those of the named rows that an act can be about: what is handed over or accepted is a referral, a tag goes on anything. */
export const rowsFor = (act: BulkAct, names: readonly string[]): string[] =>
  names.filter((name) => act === "tag" || name.includes(":") === ofReferrals.includes(act));
