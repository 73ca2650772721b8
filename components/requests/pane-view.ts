import { type Actor, isCoordinator } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import type { FollowUpView } from "@/lib/referrals/queries";
import type { RequestView } from "@/lib/requests/queries";
import { type Offered, offeredActs, unopened } from "@/lib/requests/rules";

type Step = Omit<RequestView["timeline"][number], "after" | "referralId" | "userId"> & {
  mine?: true;
  /** Why a deadline moved: a word of the catalogue, or a sentence. */
  why?: string;
  rule?: string;
  macro?: string;
};

/** `mine`: the actor himself named this colleague. */
type Mentioned = Pick<RequestView["mentions"][number], "userId" | "name" | "by"> & { mine?: true };

/** What travels as it is. */
const SHOWN = [
  "number",
  "version",
  "status",
  "outcome",
  "priority",
  "kind",
  "channel",
  "subject",
  "body",
  "senderName",
  "senderNationalId",
  "ownerName",
  "ownerTitle",
  "departmentHint",
  "mergedIntoNumber",
  "receivedAt",
  "dueAt",
  "firstRepliedAt",
  "lastFinalReplyAt",
  "confidential",
  "reopened",
  "deliveryFailed",
  "match",
  "registration",
  "customer",
  "earlier",
  "keys",
  "files",
  "messages",
  "mails",
  "notes",
  "referrals",
  "replies",
  "clocks",
  "levelName",
  "drafts",
  "tags",
  "checks",
  "links",
  "mergedHere",
  "same",
] as const satisfies readonly (keyof RequestView)[];

/** What the pane shows of a request: it is drawn on the browser's side too, so only this travels. */
export type PaneView = Pick<RequestView, (typeof SHOWN)[number]> & {
  timeline: Step[];
  /** When it comes back to its owner, for coordinators. */
  plan: FollowUpView | null;
  mentions: Mentioned[];
};

export type PaneData = {
  view: PaneView;
  offered: Offered;
  fresh: ReturnType<typeof unopened>;
  seesAll: boolean;
  /** He may look among all that came by mailboxes and lines. */
  seesReceived: boolean;
};

/** The pane's data for this actor: what he sees, what he may do, what he has not opened yet. */
export function paneData(view: RequestView, actor: Actor): PaneData {
  const offered = offeredActs(view, actor);
  return {
    view: shownOf(view, actor),
    offered: {
      ...offered,
      referrals: Object.fromEntries(Object.entries(offered.referrals).filter(([, acts]) => acts.length > 0)),
    },
    fresh: unopened(view, actor),
    seesAll: actor.kind === "user" && (actor.manager || isCoordinator(actor)),
    seesReceived: may("inbound.read", actor, null),
  };
}

function shownOf(view: RequestView, actor: Actor): PaneView {
  const shown = Object.fromEntries(SHOWN.map((name) => [name, view[name]])) as Pick<PaneView, (typeof SHOWN)[number]>;
  const me = actor.kind === "user" ? actor.userId : undefined;
  const mine = (userId: string | null) => (userId !== null && userId === me ? { mine: true as const } : {});
  return {
    ...shown,
    plan: isCoordinator(actor) ? planOf(view) : null,
    mentions: view.mentions.map(({ userId, name, by, byUserId }) => ({ userId, name, by, ...mine(byUserId) })),
    timeline: view.timeline.map(({ after, referralId: _, userId, ...step }) => ({
      ...step,
      ...mine(userId),
      ...namedIn(after),
      ...(step.type === "service.retargeted"
        ? { why: String((after as { reason?: string } | null)?.reason ?? "") }
        : {}),
    })),
  };
}

const planOf = (view: RequestView): FollowUpView | null =>
  view.followUpAt && {
    at: view.followUpAt,
    note: view.followUpNote,
    by: view.followUpBy,
    remindAt: view.followUpRemindAt,
    snoozed: view.snoozed,
    back: view.back,
  };

type By = { rule?: { name?: string }; macro?: { name?: string } };

/** The rule whose step it was, or the macro it came of, by name. */
function namedIn(after: unknown): { rule?: string; macro?: string } {
  const { rule, macro } = (after ?? {}) as By;
  return { ...(rule?.name ? { rule: rule.name } : {}), ...(macro?.name ? { macro: macro.name } : {}) };
}
