import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { type PhonePlace, phonePlace } from "@/lib/base/phone-places";
import { latinDigits } from "@/lib/base/text";
import { type Sending, sending } from "@/lib/channels/store";
import { query } from "@/lib/kernel/command";
import type { ConsentPurpose, ContactKind, ContactState } from "@/prisma/generated/enums";
import { seesPoints, shownPoint } from "./queries";
import { isVerified, maskNationalId, wordsOf } from "./rules";

export type ConsentView = { purpose: ConsentPurpose; granted: boolean; how: string; at: Date };

/** A way to reach a customer with all we know of it. `value` is masked for officers who see no points. */
export type PointInFull = {
  id: string;
  kind: ContactKind;
  value: string;
  canonical: string;
  label: string | null;
  main: boolean;
  /** Proved within a year and tied to the card. */
  verified: boolean;
  provedAt: Date | null;
  /** `proof`, `code` or `officer`, and what he said. */
  verifiedHow: { word: string; said: string | null } | null;
  shared: boolean;
  sharedWhy: string | null;
  doNotUse: boolean;
  doNotUseReason: string | null;
  retired: boolean;
  retiredAt: Date | null;
  retiredReason: { word: string; said: string | null } | null;
  place: PhonePlace;
  consents: ConsentView[];
  state: ContactState;
  /** A code is under way until then. */
  codeUntil: Date | null;
  /** What would become of a code now; null: none can be sent there. */
  canSend: "sent" | "held" | null;
};

export type PointsView = {
  code: string;
  nationalId: { masked: string; confirmed: boolean } | null;
  /** The actor sees whole points; others see enough to recognise them. */
  whole: boolean;
  points: PointInFull[];
};

type Card = { id: string; code: string; nationalId: string | null; confirmed: boolean };
type Row = Omit<
  PointInFull,
  "verified" | "retired" | "canSend" | "verifiedHow" | "retiredReason" | "place" | "consents"
> & {
  verifiedHow: string | null;
  retiredReason: string | null;
  consents: (Omit<ConsentView, "at"> & { at: string })[];
};

/** All ways to reach one customer: the usable ones first, of each kind the main one first. Two statements. */
export const readPoints = query({
  name: "customer.read",
  input: z.strictObject({ code: z.string().max(20).transform(latinDigits) }),
  run: async ({ db, actor, input, now }): Promise<PointsView> => {
    const [card] = await db.$queryRaw<Card[]>`
      select "id", "code", "nationalId", "nationalIdConfirmedAt" is not null as "confirmed" from "Customer"
      where "code" = ${input.code} and "mergedIntoId" is null`;
    if (!card) throw notFound();
    const rows = await db.$queryRaw<Row[]>`
      select p."id", p."kind"::text, p."typed" as "value", p."canonical", p."state"::text, p."label", p."main", p."provedAt", p."verifiedHow",
        p."shared", p."sharedWhy", p."doNotUse", p."doNotUseReason", p."retiredAt", p."retiredReason",
        (select coalesce(json_agg(json_build_object('purpose', n."purpose", 'granted', n."granted", 'how', n."how", 'at', n."at")
          order by n."purpose"), '[]') from "Consent" n where n."contactPointId" = p."id") as "consents",
        (select max(v."expiresAt") from "VerificationCode" v where v."contactPointId" = p."id" and v."usedAt" is null
          and v."expiresAt" > ${now}) as "codeUntil"
      from "ContactPoint" p where p."customerId" = ${card.id}::uuid order by p."createdAt"`;
    const whole = seesPoints(actor);
    const leaves = { email: await sending(db, "email", null, now), mobile: await sending(db, "sms", null, now) };
    const { code, nationalId: id, confirmed } = card;
    const nationalId = id ? { masked: maskNationalId(id), confirmed } : null;
    return { code, nationalId, whole, points: rows.map((row) => inFull(row, whole, leaves, now)).sort(byUse) };
  },
});

function inFull(row: Row, whole: boolean, leaves: Record<"email" | "mobile", Sending>, now: Date): PointInFull {
  const verified = isVerified(row, now);
  const retired = row.retiredAt !== null;
  const { id, kind, value, canonical, state, shared } = row;
  const shown = shownPoint({ id, kind, value, canonical, state, verified, shared, retired }, whole);
  return {
    ...row,
    value: shown.value,
    canonical: shown.canonical,
    verified,
    retired,
    verifiedHow: wordsOf(row.verifiedHow),
    retiredReason: wordsOf(row.retiredReason),
    place: kind === "mobile" || kind === "landline" ? phonePlace(canonical) : {},
    canSend: kind === "email" || kind === "mobile" ? (leaves[kind].status === "queued" ? "sent" : "held") : null,
    consents: row.consents.map((c) => ({ ...c, at: new Date(c.at) })),
  };
}

const KINDS: ContactKind[] = ["mobile", "landline", "email", "handle"];

const byUse = (a: PointInFull, b: PointInFull): number =>
  Number(a.retired) - Number(b.retired) ||
  Number(a.doNotUse) - Number(b.doNotUse) ||
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  Number(b.main) - Number(a.main) ||
  Number(b.verified) - Number(a.verified);
