import type { MacroActions } from "@/components/automation/macro-menu";
import type { DaysOff } from "@/components/ui/days-off";
import type { FollowUpPick } from "@/lib/cartable/rules";
import type { Ways } from "@/lib/requests/list-ways";
import type { FormAction } from "@/lib/web/form-state";
import type { BesideActions } from "./beside/beside-actions";

/** Whom one may refer to: departments with their seats, as the directory gives them. */
export type Targets = {
  id: string;
  name: string;
  /** Somebody can claim from its queue. */
  queueOpen: boolean;
  seats: {
    id: string;
    title: string;
    who: string | null;
    vacant: boolean;
    /** Who sits there is not there now; who has his work meanwhile. */
    away?: { substitute: string | null };
  }[];
}[];

/** What the forms that hand work on need; fetched when the first of them is opened. */
export type DeskOptions = {
  targets: Targets;
  daysOff: DaysOff;
  picks: { pick: "todayEnd" | "tomorrow" | "nextDay" | "twoDays" | "week"; at: string }[];
  /** When things are brought back most often. */
  followUps: { pick: FollowUpPick["pick"]; at: string }[];
  /** Of departments that work at other times. */
  departments: Record<string, Pick<DeskOptions, "daysOff" | "picks">>;
};

type FormActions =
  | "refer"
  | "reply"
  | "note"
  | "close"
  | "reopen"
  | "spam"
  | "merge"
  | "unmerge"
  | "update"
  | "own"
  | "accept"
  | "answer"
  | "passOn"
  | "giveBack"
  | "release"
  | "assign"
  | "recall"
  | "cancel"
  | "reject"
  | "followUp"
  | "followUpReferral";

/** The server actions of the desk; `app/(staff)/requests/[number]/actions.ts` has exactly these. */
export type DeskActions = MacroActions &
  Record<FormActions, FormAction> & {
    /** Marks what the actor has opened as seen and read: these referrals, and the request when he is accountable for it. */
    opened: (number: number, referralIds: string[], owned: boolean) => Promise<void>;
    /** What he was told of this request is read with it. */
    told: (number: number) => Promise<void>;
    /** The ways of replying to its customer, ranked; null when they cannot be told. */
    ways: (number: number) => Promise<Ways | null>;
    options: (province?: string | null) => Promise<DeskOptions>;
    beside: BesideActions;
  };

/** Where files that go with a text are sent as soon as they are chosen. */
export const FILES = "/requests/new/files";

/** The ids of the forms and dialogs, so that a button here opens what stands there. */
export const places = {
  refer: "desk-refer",
  reply: "compose-reply",
  answer: "compose-answer",
  note: "compose-note",
  close: "desk-close",
  merge: "desk-merge",
  update: "desk-update",
  spam: "desk-spam",
  reopen: "desk-reopen",
  unmerge: "desk-unmerge",
  followUp: "desk-follow-up",
  followUpReferral: "desk-follow-up-referral",
  handOver: "desk-hand-over",
  ask: "desk-ask",
  return: "desk-return",
  release: "desk-release",
  assign: "desk-assign",
  recall: "desk-recall",
  cancel: "desk-cancel",
  reject: "desk-reject",
} as const;
