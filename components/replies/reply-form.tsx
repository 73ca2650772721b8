import { ReadyTexts } from "@/components/desk/ready-texts";
import { givenAnswers } from "@/components/referrals/answers";
import { PaperFiles } from "@/components/register/paper-files";
import { Audience } from "@/components/requests/audience";
import { type DeskActions, FILES } from "@/components/requests/desk";
import { DeskForm } from "@/components/requests/desk-form";
import type { PaneView } from "@/components/requests/pane-view";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { outcomes } from "@/lib/base/words";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";
import { CitedAnswers } from "./cited-answers";
import { WayChoice } from "./way-choice";

type Props = { view: PaneView; action: FormAction; ways: DeskActions["ways"]; openCount: number; next?: string };

const thens = ["done", "keep", "wait", "close"] as const;

/** The reply to the customer: text first, then by which way, then what comes after. What does not fit the way hides by CSS alone. */
export function ReplyForm({ view, action, ways, openCount, next }: Props) {
  const { number, version } = view;
  return (
    <DeskForm
      action={action}
      draft="reply"
      fields={{ number, version, next }}
      className="reply-form flex flex-col gap-4"
    >
      <Audiences />
      <TextArea
        name="body"
        id="reply-body"
        label={t("request.reply.body")}
        hint={t("request.reply.bodyHint")}
        rows={6}
        required
      />
      <ReadyTexts guard />
      <CitedAnswers label={t("request.reply.cites")} remove={t("request.reply.removeCite")} />
      <div className="flex flex-col gap-2">
        <PaperFiles post={FILES} shelf={`files-reply:${number}`} hint={t("request.reply.filesHint")} />
        <AnswerFiles view={view} />
      </div>
      <div className="reply-ways">
        <WayChoice view={view} load={ways} />
        <Afterwards referred={view.status === "referred"} openCount={openCount} />
      </div>
      <SubmitButton className="self-start max-md:w-full">
        <span className="for-written">{t("request.reply.submit")}</span>
        <span className="for-deed">{t("request.reply.submitDeed")}</span>
        <span className="for-phone">{t("request.reply.submitCall")}</span>
      </SubmitButton>
    </DeskForm>
  );
}

/** Who will see it, by each way. */
const Audiences = () => (
  <>
    <div className="for-written">
      <Audience who="public" text={t("request.reply.audienceEmail")} />
    </div>
    <div className="for-deed">
      <Audience who="public" text={t("request.reply.audiencePhone")} />
    </div>
    <div className="for-phone">
      <div className="for-reached">
        <Audience who="public" text={t("request.reply.audiencePhone")} />
      </div>
      <div className="for-unreached">
        <Audience who="internal" text={t("request.reply.audienceCall")} />
      </div>
    </div>
  </>
);

/** What becomes of the request, and of referrals that are still open. */
const Afterwards = ({ referred, openCount }: { referred: boolean; openCount: number }) => (
  <div className="reply-after flex flex-col gap-3">
    <RadioGroup
      name="then"
      id="reply-then"
      label={t("request.reply.after")}
      defaultValue={referred ? "keep" : "done"}
      options={thens.map((value) => ({
        value,
        label: t(`words.replyThen.${value}`),
        hint: t(`request.reply.afterHint.${value}`),
      }))}
    />
    <Select
      className="for-close max-w-60"
      name="outcome"
      id="reply-outcome"
      label={t("request.close.outcome")}
      defaultValue="solved"
      options={outcomes.map((value) => ({ value, label: t(`words.outcome.${value}`) }))}
    />
    {openCount > 0 && (
      <Checkbox
        name="cancelOpen"
        id="reply-cancelOpen"
        value="1"
        className="for-final"
        label={t("request.reply.cancelOpen")}
        hint={referred ? t("request.reply.cancelOpenHint", { n: openCount }) : undefined}
      />
    )}
  </div>
);

/** What departments sent with their answers goes to the customer only when it is ticked here. */
function AnswerFiles({ view }: { view: PaneView }) {
  const files = givenAnswers(view).flatMap(({ answer }) =>
    answer.rejectedAt
      ? []
      : view.files.filter((f) => f.answerId === answer.id).map((f) => ({ ...f, of: answer.department })),
  );
  return files.map(({ id, name, of }) => (
    <Checkbox
      key={id}
      name="attachments[]"
      id={`attach-${id}`}
      value={id}
      label={t("request.reply.attachAnswers", { name, of })}
    />
  ));
}
