import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Conversation } from "@/components/requests/public-conversation";
import { CloseForm, ProveForm, WriteForm } from "@/components/requests/track-forms";
import { Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { Notice } from "@/components/ui/notice";
import { StatusBadge } from "@/components/ui/status-badge";
import { clock } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import { parseTrackingCode } from "@/lib/base/id";
import { t } from "@/lib/i18n/t";
import { type Step, type TrackView, trackRequest } from "@/lib/requests/track-request";
import { readTrackNotice } from "@/lib/web/track-notice";
import { trackingActor } from "@/lib/web/tracked";

export const metadata: Metadata = { title: t("track.title"), robots: { index: false }, referrer: "no-referrer" };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ did?: string; draft?: string }> };

export default async function TrackedPage({ params, searchParams }: Props) {
  const { code } = await params;
  const view = await find(decodeURIComponent(code));
  const notice = await readTrackNotice(view.trackingCode, await searchParams);
  const now = clock.now();
  return (
    <>
      <h1 className="text-2xl font-bold">{t("track.status")}</h1>
      <p className="mt-2 text-muted">
        {t("track.code")} <Ltr>{view.trackingCode}</Ltr> · {t("track.received")}{" "}
        <DateTime at={view.receivedAt} now={now} />
      </p>
      <div className="mt-6">
        <StatusBadge {...marks[view.status]}>{t(`words.publicStatus.${view.status}`)}</StatusBadge>
        <p className="mt-3 leading-text">{t(`track.explain.${view.status}`)}</p>
      </div>
      {notice.text && (
        <div className="mt-4">
          <Notice tone={notice.tone}>{notice.text}</Notice>
        </div>
      )}
      <Steps view={view} now={now} />
      {view.open ? (
        <>
          <Conversation code={view.trackingCode} open={view.open} now={now} />
          <WriteForm
            code={view.trackingCode}
            draft={notice.draft}
            wrong={notice.wrong}
            limits={{ files: env().UPLOAD_MAX_FILES, size: env().UPLOAD_MAX_MB }}
          />
          {view.open.closable && <CloseForm code={view.trackingCode} />}
        </>
      ) : (
        <ProveForm
          code={view.trackingCode}
          provable={view.provable}
          draft={notice.draft?.body && notice.draft.id}
          wrong={notice.wrong.key}
        />
      )}
      <p className="mt-10">
        <a className="link inline-flex min-h-11 items-center" href="/track">
          {t("track.another")}
        </a>
      </p>
    </>
  );
}

/** Looking is slowed by address before a page is asked for: bin/slow-looking.ts. */
async function find(code: string): Promise<TrackView> {
  try {
    return await trackRequest(await trackingActor(parseTrackingCode(code) ?? ""), { code });
  } catch (error) {
    if (error instanceof AppError) redirect(`/track?unknown=1&code=${encodeURIComponent(code.slice(0, 60))}`);
    throw error;
  }
}

const marks = {
  registered: { tone: "accent", shape: "open" },
  in_progress: { tone: "info", shape: "half" },
  answer_being_prepared: { tone: "info", shape: "half" },
  replied: { tone: "success", shape: "done" },
  waiting_you: { tone: "warning", shape: "wait" },
  closed: { tone: "neutral", shape: "done" },
} as const;

function words(step: Step): string {
  if (step.step === "sentTo")
    return step.department ? t("track.steps.sentTo", { department: step.department }) : t("track.steps.sentOn");
  if (step.step === "answered")
    return step.department
      ? t("track.steps.answered", { department: step.department })
      : t("track.steps.answeredBySomeone");
  return t(`track.steps.${step.step}`);
}

function Steps({ view, now }: { view: TrackView; now: Date }) {
  return (
    <section className="mt-8" aria-labelledby="steps">
      <h2 id="steps" className="text-lg font-bold">
        {t("track.stepsTitle")}
      </h2>
      <ol className="mt-3 border-s-2 border-separator ps-4">
        {view.steps.map((step) => (
          <li key={`${step.step}-${step.at.toISOString()}`} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span>{words(step)}</span>
            <span className="text-sm text-muted">
              <DateTime at={step.at} now={now} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
