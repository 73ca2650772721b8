import { Plus, Target } from "lucide-react";
import type { Metadata } from "next";
import { Page, Section } from "@/components/layout/page";
import { LadderFields } from "@/components/service/ladder-fields";
import { type Choices, TargetFields } from "@/components/service/target-fields";
import { TargetPreview } from "@/components/service/target-preview";
import { TargetTable } from "@/components/service/target-table";
import { TaskProgress } from "@/components/tasks/progress";
import { ActionForm } from "@/components/ui/action-form";
import { Confirm } from "@/components/ui/confirm";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { kinds, priorities } from "@/lib/base/words";
import { service as say } from "@/lib/i18n/messages/fa/service-targets";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { t } from "@/lib/i18n/t";
import { readService } from "@/lib/service/list-targets";
import { previewTarget } from "@/lib/service/preview-target";
import type { TargetView } from "@/lib/service/schema";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { resume, stop } from "../../tasks/actions";
import { remove, save, saveLevels, saveRules } from "./actions";

const { common } = settings;
export const metadata: Metadata = { title: say.title };

type Search = Record<string, string | string[] | undefined>;

export default async function ServicePage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireStaff();
  const { targets, escalation, levels, departments, task } = await shown(readService(actor, {}));
  const choices = { departments, levels };
  const traits = traitsOf(await searchParams, choices);
  const lines = await shown(previewTarget(actor, traits));
  return (
    <Page
      title={say.title}
      text={say.lead}
      width="wide"
      actions={<NewTarget choices={choices} count={targets.length} />}
    >
      <Section title={say.targets.title}>
        <p className="mb-3 text-13 text-muted leading-text">{say.targets.text}</p>
        {targets.length === 0 && (
          <EmptyState icon={<Target />} title={say.targets.empty} text={say.targets.emptyText} />
        )}
        {targets.length > 0 && (
          <TargetTable rows={targets} choices={choices} acts={(row) => <RowActs row={row} choices={choices} />} />
        )}
      </Section>
      {task && (
        <div className="mt-6">
          <TaskProgress
            task={task}
            title={say.running.last}
            counts={{ moved: say.running.moved }}
            actions={{ stop, resume }}
          />
        </div>
      )}
      <Section title={say.preview.title} className="mt-10">
        <p className="mb-3 text-13 text-muted leading-text">{say.preview.text}</p>
        <TargetPreview traits={traits} lines={lines} choices={choices} />
      </Section>
      <Section title={say.rules.title} className="mt-10">
        <p className="mb-4 text-13 text-muted leading-text">{say.rules.text}</p>
        <ActionForm action={saveRules} id="rules" className="flex flex-col gap-5">
          <LadderFields rules={escalation} />
          <SubmitButton className="self-start">{say.rules.save}</SubmitButton>
        </ActionForm>
      </Section>
      <Section title={say.levels.title} className="mt-10">
        <p className="mb-4 text-13 text-muted leading-text">{say.levels.text}</p>
        <Levels levels={levels} />
      </Section>
    </Page>
  );
}

/** What the address asks for, as far as it names what there is. */
function traitsOf(search: Search, { departments, levels }: Choices) {
  const given = (name: string) => (typeof search[name] === "string" ? search[name] : undefined);
  return {
    kind: kinds.find((kind) => kind === given("kind")) ?? ("other" as const),
    priority: priorities.find((priority) => priority === given("priority")) ?? ("normal" as const),
    departmentId: departments.find((d) => d.id === given("departmentId"))?.id ?? null,
    level: levels.find((level) => level.key === given("level"))?.key ?? levels[0]!.key,
  };
}

function NewTarget({ choices, count }: { choices: Choices; count: number }) {
  return (
    <>
      <DialogTrigger opens="new-target" variant="primary" hotkey="KeyN" hotkeyLabel={say.targets.add}>
        <Plus aria-hidden="true" />
        {say.targets.add}
      </DialogTrigger>
      <Dialog id="new-target" title={say.targets.add}>
        <ActionForm key={count} action={save} id="new-target-form" className="flex flex-col gap-4">
          <TargetFields choices={choices} />
          <Buttons />
        </ActionForm>
      </Dialog>
    </>
  );
}

function RowActs({ row, choices }: { row: TargetView; choices: Choices }) {
  const id = `target-${row.id}`;
  return (
    <span className="inline-flex gap-1">
      <DialogTrigger opens={id} variant="quiet" size="sm">
        {common.edit}
      </DialogTrigger>
      <Dialog id={id} title={say.targets.edit}>
        <ActionForm action={save} id={`${id}-form`} className="flex flex-col gap-4 text-start whitespace-normal">
          <TargetFields row={row} choices={choices} />
          <Buttons />
        </ActionForm>
      </Dialog>
      <Confirm
        label={say.targets.remove}
        title={say.targets.removeTitle}
        text={say.targets.removeText}
        confirmLabel={say.targets.remove}
        action={remove}
        fields={{ id: row.id }}
        variant="quiet-danger"
        size="sm"
        danger
      />
    </span>
  );
}

const Buttons = () => (
  <DialogFooter>
    <SubmitButton>{common.save}</SubmitButton>
    <DialogCancel>{common.cancel}</DialogCancel>
  </DialogFooter>
);

const Levels = ({ levels }: { levels: Choices["levels"] }) => (
  <ActionForm action={saveLevels} id="levels" className="flex flex-col gap-4">
    <div className="grid gap-3 md:grid-cols-3 xl:grid-cols-5">
      {levels.map((level, i) => (
        <div key={level.key}>
          <input type="hidden" name={`levels.${i}.key`} value={level.key} />
          <TextInput
            name={`levels.${i}.name`}
            label={t("service.levels.name", { n: i + 1 })}
            defaultValue={level.name}
            required
          />
        </div>
      ))}
      <TextInput key={levels.length} name="added" label={say.levels.add} optional />
    </div>
    <SubmitButton className="self-start" variant="secondary">
      {say.levels.save}
    </SubmitButton>
  </ActionForm>
);
