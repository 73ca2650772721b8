import { shownPoint } from "@/components/customers/points";
import type { PointInFull, PointsView } from "@/lib/customers/read-points";
import type { consentPurposes, sharedWhys } from "@/lib/customers/schema";
import { formatRelative, formatTime } from "@/lib/i18n/date";
import { networkNames } from "@/lib/i18n/messages/fa/networks";
import { points as say } from "@/lib/i18n/messages/fa/points";
import { type MessageKey, t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";
import type { ContactKind } from "@/prisma/generated/enums";

/** The server actions of the panel; `app/(staff)/customers/[code]/point-actions.ts` has exactly these. */
export type PointActions = Record<
  "add" | "edit" | "retire" | "confirm" | "consent" | "send" | "check" | "identify" | "unmask",
  FormAction
> & { restore: FormAction };

export type PointRights = { register: boolean; identity: boolean; unmask: boolean };
export type PointState = "verified" | "proved" | "claimed";
export type Purpose = (typeof consentPurposes)[number];

/** A point in words, so that what runs in the browser needs neither calendar nor catalogue. */
export type PointShown = {
  id: string;
  kind: ContactKind;
  kindText: string;
  value: string;
  label: string | null;
  main: boolean;
  state: PointState;
  /** How sure it is and why, or why it was retired. */
  note: string | null;
  place: string | null;
  shared: boolean;
  sharedWhy: (typeof sharedWhys)[number] | null;
  sharedText: string | null;
  doNotUse: boolean;
  doNotUseReason: string | null;
  retired: boolean;
  consents: { purpose: Purpose; granted: boolean; text: string }[];
  codeUntil: string | null;
  canSend: "sent" | "held" | null;
};

export const pointsShown = (view: PointsView, now: Date): PointShown[] => view.points.map((p) => shownInWords(p, now));

function shownInWords(p: PointInFull, now: Date): PointShown {
  const state = p.verified ? "verified" : p.provedAt ? "proved" : "claimed";
  const words = (key: string) => t(key as MessageKey);
  return {
    ...{ id: p.id, kind: p.kind, label: p.label, main: p.main, shared: p.shared, doNotUse: p.doNotUse },
    ...{ doNotUseReason: p.doNotUseReason, retired: p.retired, canSend: p.canSend, state },
    kindText: words(`words.contactKind.${p.kind}`),
    value: p.kind === "handle" ? p.canonical.slice(p.canonical.indexOf(":") + 1) : shownPoint(p),
    note: p.retired ? retiredNote(p, now) : stateNote(p, state, now),
    place: placeOf(p),
    sharedWhy: p.sharedWhy as PointShown["sharedWhy"],
    sharedText: p.shared ? words(`points.sharedWhy.${p.sharedWhy ?? "other"}`) : null,
    consents: p.consents.map(({ purpose, granted, how, at }) => ({
      purpose,
      granted,
      text: `${how}، ${formatRelative(at, now)}`,
    })),
    codeUntil: p.codeUntil ? t("points.code.until", { time: formatTime(p.codeUntil) }) : null,
  };
}

/** The operator of a mobile, the city of a landline, the network of an account. */
function placeOf({ kind, canonical, place }: PointInFull): string | null {
  const network = canonical.slice(0, canonical.indexOf(":"));
  if (kind === "handle") return networkNames[network as keyof typeof networkNames] ?? network;
  if (place.operator) return t(`points.operator.${place.operator}`);
  return place.province ? t(`points.province.${place.province}` as MessageKey) : null;
}

function retiredNote({ retiredReason, retiredAt }: PointInFull, now: Date): string | null {
  if (!retiredReason || !retiredAt) return null;
  const why = t(`points.retiredWhy.${retiredReason.word}` as MessageKey);
  const known = why.startsWith("points.") ? retiredReason.word : why;
  return [known, retiredReason.said, formatRelative(retiredAt, now)].filter(Boolean).join("، ");
}

function stateNote({ verifiedHow, provedAt, state }: PointInFull, shown: PointState, now: Date): string | null {
  if (!provedAt) return null;
  if (shown === "proved") return state === "verified" ? say.expired : say.provedOnly;
  const how = verifiedHow && t(`points.how.${verifiedHow.word}` as MessageKey);
  return [how, verifiedHow?.said, formatRelative(provedAt, now)].filter(Boolean).join("، ");
}
