import { Download } from "lucide-react";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { BackLink } from "@/components/layout/back-link";
import { Page, Section } from "@/components/layout/page";
import { TaskProgress } from "@/components/tasks/progress";
import { importMark } from "@/components/transfer/import-mark";
import { MapForm } from "@/components/transfer/map-form";
import { PreviewTable } from "@/components/transfer/preview-table";
import { ReadForm } from "@/components/transfer/read-form";
import { Bidi } from "@/components/ui/bidi";
import { Confirm } from "@/components/ui/confirm";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PressForm } from "@/components/ui/press-form";
import { StatusBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tabs } from "@/components/ui/tabs";
import type { UserActor } from "@/lib/auth/actor";
import { transfer as say } from "@/lib/i18n/messages/fa/transfer";
import { t } from "@/lib/i18n/t";
import { isEnded } from "@/lib/tasks/rules";
import { previewImport } from "@/lib/transfer/preview-import";
import { readImport } from "@/lib/transfer/queries";
import type { ImportView } from "@/lib/transfer/schema";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { resume, stop } from "../../../tasks/actions";
import { map, reread, run, undo } from "../actions";

export const metadata: Metadata = { title: say.title };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ step?: string }> };

export default async function ImportPage({ params, searchParams }: Props) {
  const actor = await requireStaff();
  const item = await shown(readImport(actor, await params));
  const { step } = await searchParams;
  return (
    <Page
      title={<Bidi>{item.name}</Bidi>}
      back={<BackLink href="/customers/import" label={say.back} always />}
      text={<StatusBadge {...importMark[item.status]}>{say.status[item.status]}</StatusBadge>}
    >
      {item.sameFile && item.status === "uploaded" && <SameFile item={item} />}
      {item.status === "uploaded" ? <Steps actor={actor} item={item} step={step} /> : <Work item={item} />}
    </Page>
  );
}

const SameFile = ({ item }: { item: ImportView }) => (
  <Notice
    tone="warning"
    className="mb-5"
    title={say.sameFile}
    action={
      <LinkButton href={`/customers/import/${item.sameFile!.id}`} size="sm">
        {say.sameFileOpen}
      </LinkButton>
    }
  >
    {say.sameFileText}
  </Notice>
);

async function Steps({ actor, item, step }: { actor: UserActor; item: ImportView; step?: string }) {
  const here = `/customers/import/${item.id}`;
  const previewing = step === "preview";
  return (
    <>
      <Tabs
        label={say.title}
        items={[
          { href: here, label: say.steps.map, active: !previewing },
          { href: `${here}?step=preview`, label: say.steps.preview, active: previewing },
        ]}
      />
      <div className="mt-5 flex flex-col gap-5">
        {previewing ? (
          <Preview actor={actor} id={item.id} />
        ) : (
          <>
            <ReadForm item={item} action={reread} />
            <Section title={say.map.title} text={say.map.text}>
              {/* a file read anew has other columns: the form begins afresh */}
              <MapForm key={JSON.stringify(item.columns)} item={item} action={map} />
            </Section>
          </>
        )}
      </div>
    </>
  );
}

async function Preview({ actor, id }: { actor: UserActor; id: string }) {
  const rows = await shown(previewImport(actor, { id }));
  return (
    <Section
      title={say.preview.title}
      text={say.preview.text}
      actions={rows.length > 0 ? <Begin id={id} /> : undefined}
    >
      {rows.length > 0 ? (
        <PreviewTable rows={rows} />
      ) : (
        <EmptyState icon={<Download aria-hidden="true" />} title={say.preview.none} />
      )}
    </Section>
  );
}

const Begin = ({ id }: { id: string }) => (
  <PressForm action={run}>
    <input type="hidden" name="id" value={id} />
    <SubmitButton>{say.preview.run}</SubmitButton>
  </PressForm>
);

/** How far it is, what it made, its report, and the way back. */
function Work({ item }: { item: ImportView }) {
  const { task, undoTask, name } = item;
  const ended = task !== null && isEnded(task.status);
  const mayUndo = ended && (item.status === "running" || item.status === "done");
  const actions = { stop, resume };
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      {undoTask && (
        <TaskProgress
          task={undoTask}
          title={t("transfer.undoing", { name })}
          counts={say.undoCounts}
          actions={actions}
        />
      )}
      {undoTask?.file && <Report id={undoTask.id} label={say.report.undoDownload} />}
      {task && (
        <TaskProgress task={task} title={t("transfer.running", { name })} counts={say.counts} actions={actions} />
      )}
      {ended && (task.counts.created ?? 0) > 0 && item.status !== "undone" && (
        <div>
          <LinkButton href={`/customers?importId=${item.id}`}>{say.came}</LinkButton>
        </div>
      )}
      {task?.file && <Report id={task.id} label={say.report.download} hint={say.report.hint} />}
      {mayUndo && (
        <div>
          <Confirm
            label={say.undo.button}
            variant="quiet-danger"
            title={say.undo.title}
            text={say.undo.text}
            confirmLabel={say.undo.confirm}
            action={undo}
            fields={{ id: item.id }}
            danger
          />
        </div>
      )}
    </div>
  );
}

const Report = ({ id, label, hint }: { id: string; label: string; hint?: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-3">
    <LinkButton plain href={`/tasks/${id}/file`}>
      <Download aria-hidden="true" />
      {label}
    </LinkButton>
    {hint && <p className="text-13 text-muted">{hint}</p>}
  </div>
);
