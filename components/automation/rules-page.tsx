import { BackLink } from "@/components/layout/back-link";
import { Page, Section } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { EmptyState } from "@/components/ui/empty-state";
import { Plus, Workflow } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import type { listRuns, RuleRow, readRule } from "@/lib/automation/queries";
import type { RuleKind } from "@/lib/automation/schema";
import type { Trial as Tried } from "@/lib/automation/try-rule";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { t } from "@/lib/i18n/t";
import type { FormState } from "@/lib/web/form-state";
import type { BuilderOptions } from "./options";
import { type RuleDraft, RuleForm } from "./rule-form";
import { RuleList, State } from "./rule-list";
import { RunLog } from "./run-log";
import { Trial } from "./trial";

export const bases = { assignment: "/settings/rules", automation: "/settings/automation" } as const;
const said = { assignment: say.rules, automation: say.automation };
type Press = (form: FormData) => Promise<void>;
type Send = (before: FormState, form: FormData) => Promise<FormState>;

type ListProps = { kind: RuleKind; rules: RuleRow[]; options: BuilderOptions; now: Date; turn: Press; move: Press };

/** All rules of one kind. */
export function RulesPage({ kind, rules, options, now, turn, move }: ListProps) {
  const { title, lead, add, empty, emptyText } = said[kind];
  const begin = (
    <LinkButton href={`${bases[kind]}/new`} variant="primary">
      <Plus aria-hidden="true" />
      {add}
    </LinkButton>
  );
  return (
    <Page title={title} text={lead} actions={rules.length > 0 && begin}>
      {rules.length > 0 ? (
        <RuleList rules={rules} options={options} base={bases[kind]} now={now} turn={turn} move={move} />
      ) : (
        <EmptyState icon={<Workflow aria-hidden="true" />} title={empty} text={emptyText} action={begin} />
      )}
    </Page>
  );
}

/** A rule that does not exist yet. */
export const NewRulePage = ({ kind, options, add }: { kind: RuleKind; options: BuilderOptions; add: Send }) => (
  <Page title={said[kind].add} text={said[kind].lead} width="text" back={<Back kind={kind} />}>
    <RuleForm
      rule={{ kind, name: "", positionId: "", conditions: { match: "all", groups: [] }, acts: [] }}
      options={options}
      action={add}
    />
  </Page>
);

type OneProps = {
  rule: Awaited<ReturnType<typeof readRule>>;
  options: BuilderOptions;
  runs: Awaited<ReturnType<typeof listRuns>>;
  trial: Tried | null;
  now: Date;
  save: Send;
  turn: Press;
  drop: Press;
};

/** One rule: tried, switched, changed, and what it has done. */
export function RulePage({ rule, options, runs, trial, now, save, turn, drop }: OneProps) {
  const draft = { ...rule, trigger: rule.kind === "automation" ? rule.trigger : undefined } as RuleDraft;
  return (
    <Page
      width="text"
      back={<Back kind={rule.kind} />}
      title={
        <span className="flex flex-wrap items-center gap-3">
          {rule.name} <State rule={rule} />
        </span>
      }
      actions={
        <>
          <form action={turn}>
            <input type="hidden" name="id" value={rule.id} />
            <input type="hidden" name="on" value={rule.on ? "0" : "1"} />
            <Button type="submit" variant={rule.on ? "secondary" : "primary"}>
              {rule.on ? say.list.switchOff : say.list.switchOn}
            </Button>
          </form>
          <LinkButton href={`${bases[rule.kind]}/${rule.id}?try=1`} variant="secondary">
            {say.list.try}
          </LinkButton>
        </>
      }
    >
      {trial && (
        <div className="mb-8">
          <Trial trial={trial} options={options} />
        </div>
      )}
      <RuleForm key={rule.version} rule={draft} options={options} action={save} />
      <Section title={say.log.title} className="mt-10">
        <RunLog runs={runs.items} older={runs.nextCursor} options={options} now={now} />
      </Section>
      <div className="mt-10 border-t border-separator pt-4">
        <Confirm
          label={say.list.remove}
          title={t("automation.list.removeTitle", { name: rule.name })}
          text={say.list.removeText}
          confirmLabel={say.list.remove}
          action={drop}
          fields={{ id: rule.id, kind: rule.kind }}
          variant="quiet-danger"
          danger
        />
      </div>
    </Page>
  );
}

const Back = ({ kind }: { kind: RuleKind }) => (
  <BackLink href={bases[kind]} label={kind === "assignment" ? say.list.back : say.list.backAutomation} always />
);
