import { type ReactNode, useEffect, useRef, useState } from "react";
import { ReadyTexts } from "@/components/desk/ready-texts";
import { flatTree } from "@/components/referrals/parties";
import { PaperFiles } from "@/components/register/paper-files";
import { ReplyForm } from "@/components/replies/reply-form";
import type { PaneView } from "@/components/requests/pane-view";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { ChevronDown, MessageSquareReply, PenLine, StickyNote } from "@/components/ui/icons";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { WhenAlive } from "@/components/ui/when-alive";
import { t } from "@/lib/i18n/t";
import type { ReferralView } from "@/lib/referrals/queries";
import { owes } from "@/lib/referrals/rules";
import type { Offered } from "@/lib/requests/rules";
import type { FormAction } from "@/lib/web/form-state";
import { Audience } from "./audience";
import { type DeskActions, FILES, places } from "./desk";
import { DeskForm } from "./desk-form";
import { openedForm } from "./held-forms";

type Props = { view: PaneView; offered: Offered; actions: DeskActions; next?: string };

/** The foot of the page: reply, answer and note, one open at a time. Each says who will see what is typed. */
export function Composer({ view, offered, actions, next }: Props) {
  const answers = flatTree(view.referrals).filter((r) => offered.referrals[r.id]?.includes("answer"));
  const subject = answers.find((r) => r.id === offered.handles) ?? answers[0];
  const answer = subject && `answer:${subject.id}`;
  const [replies, notes] = [offered.request.includes("reply"), offered.request.includes("note")];
  if (!subject && !replies && !notes) return null;
  const act = offered.next?.act;
  const nextForm = act === "reply" ? "reply" : act === "answer" ? answer : undefined;
  const begun = (form: string | undefined) => form !== undefined && form in view.drafts;
  const first = openedForm(["reply", answer, "note"], begun, nextForm);
  const fold = (form: string | undefined) => ({ open: first === form, begun: begun(form) });
  const open = flatTree(view.referrals).filter(owes).length;
  return (
    <section aria-label={t("request.composers")} className="composer">
      {replies && (
        <Fold id={places.reply} icon={<MessageSquareReply />} title={t("request.reply.title")} {...fold("reply")}>
          <ReplyForm view={view} action={actions.reply} ways={actions.ways} openCount={open} next={next} />
        </Fold>
      )}
      {subject && (
        <Fold id={places.answer} icon={<PenLine />} title={t("request.answer.title")} {...fold(answer)}>
          <AnswerForm subject={subject} action={actions.answer} next={next} />
        </Fold>
      )}
      {notes && (
        <Fold id={places.note} icon={<StickyNote />} title={t("request.note.title")} {...fold("note")}>
          <NoteForm number={view.number} action={actions.note} />
        </Fold>
      )}
    </section>
  );
}

type AnswerProps = { subject: ReferralView; action: FormAction; next: string | undefined };

/** To whoever asked: the coordinator, or a colleague who wants an opinion. */
function AnswerForm({ subject, action, next }: AnswerProps) {
  const { id, version, askedByPositionId, from, instruction } = subject;
  const draft = `answer:${id}`;
  const opinion = t("request.answer.audienceOpinion", { who: from.person ?? from.name });
  return (
    <DeskForm action={action} draft={draft} fields={{ id, version, next }}>
      <Audience who="internal" text={askedByPositionId === null ? t("request.answer.audience") : opinion} />
      <blockquote className="border-s-2 border-border ps-3 text-13 leading-text">
        <span className="text-muted">{t("request.answer.question")}: </span>
        <Bidi className="whitespace-pre-line">{instruction}</Bidi>
      </blockquote>
      <TextArea name="body" id="answer-body" label={t("request.answer.body")} rows={6} required />
      <ReadyTexts mention />
      <PaperFiles post={FILES} shelf={`files-${draft}`} hint={t("request.answer.filesHint")} />
      <SubmitButton className="self-start max-md:w-full">{t("request.answer.submit")}</SubmitButton>
    </DeskForm>
  );
}

const NoteForm = ({ number, action }: { number: number; action: FormAction }) => (
  <DeskForm action={action} draft="note" fields={{ number }}>
    <Audience who="internal" />
    <TextArea name="body" id="note-body" label={t("request.note.body")} rows={4} required maxLength={20_000} />
    <ReadyTexts mention />
    <SubmitButton className="self-start max-md:w-full">{t("request.note.submit")}</SubmitButton>
  </DeskForm>
);

type FoldProps = {
  id: string;
  icon: ReactNode;
  title: string;
  open: boolean;
  /** One's own text waits in it. */
  begun: boolean;
  children: ReactNode;
};

/** Opened by what is next to do, at first and later, but never closed under somebody's hands: what is open stays while text stands in it. */
function Fold({ id, icon, title, open, begun, children }: FoldProps) {
  const fold = useRef<HTMLDetailsElement>(null);
  const [first] = useState(open);
  useEffect(() => {
    if (open && fold.current && !fold.current.parentElement?.querySelector("details[open]")) fold.current.open = true;
  }, [open]);
  return (
    <details ref={fold} id={id} name="composer" open={first} className="composer-fold">
      <summary className="composer-summary">
        <span aria-hidden="true" className="contents [&_svg]:size-4">
          {icon}
        </span>
        <span>{title}</span>
        {begun && <Badge className="composer-begun">{t("request.begun")}</Badge>}
        <ChevronDown aria-hidden="true" className="composer-chevron ms-auto size-4 text-muted" />
      </summary>
      <div className="px-4 pt-1 pb-4">
        <WhenAlive seen={first}>{children}</WhenAlive>
      </div>
    </details>
  );
}
