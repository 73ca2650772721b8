import type { Db } from "@/lib/base/db";
import { sittersSql } from "@/lib/staff/store";
import { Prisma } from "@/prisma/generated/client";
import type { Purpose, ReferralMode, ReferralStatus, Urgency } from "@/prisma/generated/enums";
import { OPEN } from "./rules";

export type AnswerView = {
  id: string;
  round: number;
  body: string;
  at: Date;
  by: string;
  seat: string;
  department: string;
  rejectedAt: Date | null;
  rejectReason: string | null;
};

export type PartyView = { departmentId: string | null; positionId: string | null; name: string; person: string | null };

export type ReferralView = {
  id: string;
  version: number;
  parentId: string | null;
  mode: ReferralMode;
  copy: boolean;
  purpose: Purpose;
  instruction: string;
  urgency: Urgency;
  status: ReferralStatus;
  round: number;
  /** Seat and person who sent it. */
  from: PartyView;
  /** Seat or department it was sent to. */
  to: PartyView;
  /** Seat that has it; null while it waits in a queue. */
  holder: PartyView | null;
  /** Nobody sits in the holder's seat, nor stands in for him. */
  vacant: boolean;
  /** Department of the holder, or of the queue. */
  departmentId: string | null;
  dueAt: Date | null;
  sentAt: Date;
  seenAt: Date | null;
  acceptedAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
  unread: boolean;
  overdue: boolean;
  /** Opinions that were asked and are not answered yet. */
  waitsForOpinion: boolean;
  /** For an ask, also one handed over: the seat that asked. */
  askedByPositionId: string | null;
  /** When it comes back to its holder, and why; nobody else is shown it. */
  followUp: FollowUpView | null;
  answers: AnswerView[];
  children: ReferralView[];
};

/** A plan to come back to something: `back` when its time has come, `snoozed` while it is out of the inbox. */
export type FollowUpView = {
  at: Date;
  note: string | null;
  by: string | null;
  /** When its reminder is still to come. */
  remindAt: Date | null;
  snoozed: boolean;
  back: boolean;
};

type Row = Omit<
  ReferralView,
  "from" | "to" | "holder" | "overdue" | "waitsForOpinion" | "followUp" | "answers" | "children"
> & {
  followUpAt: Date | null;
  followUpNote: string | null;
  followUpBy: string | null;
  followUpById: string | null;
  followUpRemindAt: Date | null;
  snoozed: boolean;
  back: boolean;
  fromPositionId: string;
  fromTitle: string;
  fromUser: string;
  toDepartmentId: string | null;
  toPositionId: string | null;
  toName: string;
  toUser: string | null;
  holderPositionId: string | null;
  holderTitle: string | null;
  holderUser: string | null;
};

/** The referral tree of a request with its answers, oldest first; two statements. */
export async function readReferrals(db: Db, requestId: string, now: Date): Promise<ReferralView[]> {
  const rows = db.$queryRaw<Row[]>`
    select r.*, fp."title" as "fromTitle", fu."name" as "fromUser", coalesce(tp."title", td."name") as "toName", tu."name" as "toUser",
      hp."title" as "holderTitle", hu."name" as "holderUser", coalesce(hp."departmentId", r."toDepartmentId") as "departmentId",
      bu."name" as "followUpBy",
      r."holderPositionId" is not null and not exists ${sittersSql(Prisma.sql`r."holderPositionId"`, now)} as "vacant"
    from "Referral" r left join "User" bu on bu."id" = r."followUpById"
    join "Position" fp on fp."id" = r."fromPositionId" join "User" fu on fu."id" = r."fromUserId"
    left join "Position" tp on tp."id" = r."toPositionId" left join "Department" td on td."id" = r."toDepartmentId"
    left join "PositionHolder" th on th."positionId" = r."toPositionId" and th."until" is null left join "User" tu on tu."id" = th."userId"
    left join "Position" hp on hp."id" = r."holderPositionId"
    left join "PositionHolder" hh on hh."positionId" = r."holderPositionId" and hh."until" is null left join "User" hu on hu."id" = hh."userId"
    where r."requestId" = ${requestId}::uuid order by r."sentAt", r."id"`;
  const [found, answers] = await Promise.all([rows, readAnswers(db, requestId)]);
  return grow(found, answers, now);
}

type AnswerRow = AnswerView & { referralId: string };

const readAnswers = (db: Db, requestId: string) => db.$queryRaw<AnswerRow[]>`
  select a."id", a."referralId", a."round", a."body", a."at", a."rejectedAt", a."rejectReason", u."name" as "by", p."title" as "seat", d."name" as "department"
  from "Answer" a join "User" u on u."id" = a."userId" join "Position" p on p."id" = a."positionId" join "Department" d on d."id" = p."departmentId"
  where a."requestId" = ${requestId}::uuid order by a."at"`;

function grow(rows: Row[], answers: AnswerRow[], now: Date): ReferralView[] {
  const views = new Map(rows.map((row) => [row.id, view(row, answers, now)]));
  const roots: ReferralView[] = [];
  for (const one of views.values()) {
    const parent = one.parentId ? views.get(one.parentId) : undefined;
    (parent?.children ?? roots).push(one);
    if (parent && one.mode === "ask" && OPEN.includes(one.status)) parent.waitsForOpinion = true;
  }
  return roots;
}

function view(row: Row, answers: AnswerRow[], now: Date): ReferralView {
  const {
    fromPositionId,
    fromTitle,
    fromUser,
    toDepartmentId,
    toPositionId,
    toName,
    toUser,
    holderPositionId,
    holderTitle,
    holderUser,
    followUpAt,
    followUpNote,
    followUpBy,
    followUpById: _by,
    followUpRemindAt,
    snoozed,
    back,
    ...rest
  } = row;
  return {
    ...rest,
    from: { departmentId: null, positionId: fromPositionId, name: fromTitle, person: fromUser },
    to: { departmentId: toDepartmentId, positionId: toPositionId, name: toName, person: toUser },
    holder: holderPositionId
      ? { departmentId: null, positionId: holderPositionId, name: holderTitle!, person: holderUser }
      : null,
    overdue: row.dueAt !== null && row.dueAt < now && OPEN.includes(row.status),
    waitsForOpinion: false,
    followUp: followUpAt && {
      at: followUpAt,
      note: followUpNote,
      by: followUpBy,
      remindAt: followUpRemindAt,
      snoozed,
      back,
    },
    answers: answers.filter((a) => a.referralId === row.id).map(({ referralId: _, ...answer }) => answer),
    children: [],
  };
}
