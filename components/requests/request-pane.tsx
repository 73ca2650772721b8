"use client";

import { memo, type ReactNode } from "react";
import { AidsProvider } from "@/components/desk/ready-texts";
import { WithFacts } from "@/components/layout/with-facts";
import { Answers, givenAnswers } from "@/components/referrals/answers";
import { HandDialogs } from "@/components/referrals/hand-dialogs";
import { ReferralDialogs } from "@/components/referrals/referral-dialogs";
import { ReferralTree } from "@/components/referrals/referral-tree";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { t } from "@/lib/i18n/t";
import { ActBar } from "./act-bar";
import { Checklist } from "./beside/checklist";
import { Linked } from "./beside/linked";
import { Mentioned } from "./beside/mentioned";
import { SameNotice } from "./beside/same-notice";
import { RequestTags } from "./beside/tags";
import { Clocks } from "./clocks";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import { CustomerCard } from "./customer-card";
import type { DeskActions } from "./desk";
import { FollowUpDialogs, FollowUpNotes } from "./follow-up";
import { MarkOpened } from "./mark-opened";
import { Notes } from "./notes";
import type { PaneData } from "./pane-view";
import { RequestDialogs } from "./request-dialogs";
import { RequestHead } from "./request-head";
import { Steps } from "./steps";

type Props = PaneData & {
  /** What forms and buttons act on: while somebody writes, the state he began in. */
  work: Pick<PaneData, "view" | "offered">;
  /** Says what happened meanwhile. */
  changed: ReactNode;
  actions: DeskActions;
  now: Date;
  /** Where to go when the item has left the box: the next item. Without it the page stays. */
  next?: string;
};

/**
 * One request in full: alone at `/requests/NUMBER`, or beside the list of the cartable. Drawn from `paneData` on this side: of the
 * markup, nothing travels a second time as data.
 */
export function RequestPane({ view, work, changed, fresh, seesAll, seesReceived, actions, now, next }: Props) {
  const { offered } = work;
  const shared = { view: work.view, offered, actions, next };
  const { beside } = actions;
  const marks = offered.request.includes("mark");
  const coordinates = marks && coordinatesHere(offered.request);
  const review = givenAnswers(view).some(({ answer }) => answer.rejectedAt === null);
  return (
    <AidsProvider key={view.number} number={view.number} load={beside.aids} used={beside.used}>
      <article>
        <MarkOpened number={view.number} {...fresh} actions={actions} />
        <WithFacts
          label={t("request.customer.title")}
          head={
            <div className="flex flex-col gap-4">
              <div>
                <RequestHead view={view} now={now} />
                <RequestTags view={view} may={marks} actions={beside} />
              </div>
              <SameNotice view={view} offered={offered} actions={beside} now={now} />
              {view.mergedIntoNumber !== null && <MergedNotice into={view.mergedIntoNumber} />}
              <FollowUpNotes view={view} offered={offered} now={now} />
              <ActBar view={work.view} offered={offered} actions={actions} />
            </div>
          }
          facts={<CustomerCard view={view} now={now} seesAll={seesAll} />}
        >
          <div className="@container flex flex-col gap-8">
            <div className={review ? "review" : undefined}>
              <Conversation view={view} seesReceived={seesReceived} now={now} />
              {review && <Answers view={view} offered={offered} now={now} />}
            </div>
            {!review && givenAnswers(view).length > 0 && <Answers view={view} offered={offered} now={now} />}
            <HeldComposer {...shared} />
            {changed}
            <Clocks view={view} now={now} />
            <Checklist view={view} may={marks} coordinates={coordinates} actions={beside} now={now} />
            <ReferralTree view={view} offered={offered} actions={actions} now={now} />
            <Notes view={view} now={now} />
            <Mentioned view={view} coordinates={coordinates} actions={beside} />
            <Linked view={view} may={marks} coordinates={coordinates} actions={beside} unmerge={actions.unmerge} />
            <Steps view={view} now={now} />
          </div>
        </WithFacts>
        <HeldRequestDialogs {...shared} />
        <HeldReferralDialogs {...shared} />
        <HeldHandDialogs {...shared} />
        <HeldFollowUpDialogs {...shared} />
      </article>
    </AidsProvider>
  );
}

/** What only coordinators are offered, in whatever state the request is. */
const coordinatesHere = (acts: PaneData["offered"]["request"]) =>
  (["close", "reopen", "merge"] as const).some((act) => acts.includes(act));

// Drawn anew only with what they act on: hidden values that a button has filled in stay.
const HeldComposer = memo(Composer);
const HeldRequestDialogs = memo(RequestDialogs);
const HeldReferralDialogs = memo(ReferralDialogs);
const HeldHandDialogs = memo(HandDialogs);
const HeldFollowUpDialogs = memo(FollowUpDialogs);

const MergedNotice = ({ into }: { into: number }) => (
  <Notice
    tone="info"
    action={
      <LinkButton size="sm" href={`/requests/${into}`}>
        {t("request.showTarget", { n: into })}
      </LinkButton>
    }
  >
    {t("request.mergedInto", { n: into })}
  </Notice>
);
