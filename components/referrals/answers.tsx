import { CiteButton } from "@/components/replies/cite-button";
import { ActButton } from "@/components/requests/act-button";
import { Audience } from "@/components/requests/audience";
import { Who } from "@/components/requests/conversation";
import { places } from "@/components/requests/desk";
import { Files } from "@/components/requests/files";
import { LongText } from "@/components/requests/long-text";
import type { PaneView } from "@/components/requests/pane-view";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Undo2 } from "@/components/ui/icons";
import { t } from "@/lib/i18n/t";
import type { ReferralView } from "@/lib/referrals/queries";
import { OPEN } from "@/lib/referrals/rules";
import type { Offered } from "@/lib/requests/rules";
import { flatTree } from "./parties";

type Answer = ReferralView["answers"][number];
type Given = { referral: ReferralView; answer: Answer };
type Props = { view: PaneView; offered: Offered; now: Date };

export const givenAnswers = (view: PaneView): Given[] =>
  flatTree(view.referrals)
    .flatMap((referral) => referral.answers.map((answer) => ({ referral, answer })))
    .sort((a, b) => a.answer.at.getTime() - b.answer.at.getTime());

/** What departments gave back: for colleagues only, on their ground. */
export function Answers({ view, offered, now }: Props) {
  const all = givenAnswers(view);
  const awaited = flatTree(view.referrals).filter(
    (r) => OPEN.includes(r.status) && !r.copy && r.purpose !== "information" && r.askedByPositionId === null,
  );
  return (
    <section aria-labelledby="answers-title">
      <div className="mb-2.5 flex min-h-6 flex-wrap items-center justify-between gap-x-4">
        <h2 id="answers-title" className="text-sm font-bold">
          {t("request.answers.title")}
        </h2>
        <Audience who="internal" />
      </div>
      <div className="flex flex-col gap-3">
        {all.map((given) => (
          <AnswerCard
            key={given.answer.id}
            {...given}
            files={view.files.filter((f) => f.answerId === given.answer.id)}
            offered={offered}
            now={now}
          />
        ))}
      </div>
      {awaited.length > 0 && (
        <p className="mt-2.5 text-13 text-muted">
          {t("request.answers.waiting", { who: awaited.map(awaitedName).join("، ") })}
        </p>
      )}
    </section>
  );
}

/** Where nobody sits, nobody answers. */
const awaitedName = (r: ReferralView): string => {
  const name = (r.holder ?? r.to).person ?? r.to.name;
  return r.vacant ? `${name} (${t("request.tree.vacant")})` : name;
};

type CardProps = Given & { files: PaneView["files"]; offered: Offered; now: Date };

function AnswerCard({ referral, answer, files, offered, now }: CardProps) {
  const body = (
    <>
      <Who name={answer.department} at={answer.at} now={now}>
        <Bidi>{t("request.talk.byOf", { name: answer.by, seat: answer.seat })}</Bidi>
        {referral.askedByPositionId && ` · ${t("request.answers.opinion")}`}
        {(answer.round > 1 || answer.rejectedAt) && ` · ${t("request.answers.round", { n: answer.round })}`}
      </Who>
      <LongText id={`answer-${answer.id}`}>{answer.body}</LongText>
      <Files files={files} />
    </>
  );
  if (answer.rejectedAt) {
    const asksHim = offered.referrals[referral.id]?.includes("answer") === true;
    const last = referral.answers.every(({ round }) => round <= answer.round);
    return (
      <Rejected answer={answer} open={asksHim && last}>
        {body}
      </Rejected>
    );
  }
  const rejects = offered.referrals[referral.id]?.includes("reject");
  const cites = offered.request.includes("reply") && referral.status === "answered";
  return (
    <article className="internal-card">
      {body}
      {(cites || rejects) && (
        <div className="mt-2.5 flex flex-wrap gap-2">
          {cites && (
            <CiteButton referralId={referral.id} textId={`answer-${answer.id}`} department={answer.department}>
              {t("request.answers.insert")}
            </CiteButton>
          )}
          {rejects && (
            <ActButton opens={places.reject} fill={{ referralId: referral.id }} size="sm" variant="quiet">
              <Undo2 aria-hidden="true" />
              {t("request.acts.reject")}
            </ActButton>
          )}
        </div>
      )}
    </article>
  );
}

/** Open for whoever is to mend it: why it came back is his next work. */
function Rejected({ answer, open, children }: { answer: Answer; open: boolean; children: React.ReactNode }) {
  return (
    <details className="internal-card fold" open={open}>
      <summary className="fold-summary text-13">
        <Bidi className="font-medium">{answer.department}</Bidi>
        <Badge tone="danger">{t("request.answers.rejected")}</Badge>
        <span className="text-muted">{t("request.answers.round", { n: answer.round })}</span>
      </summary>
      <div className="mt-2">{children}</div>
      <p className="mt-2 border-t border-internal-border pt-2 text-13 leading-text">
        <span className="text-muted">{t("request.answers.rejectedWhy")}: </span>
        <Bidi>{answer.rejectReason}</Bidi>
      </p>
    </details>
  );
}
