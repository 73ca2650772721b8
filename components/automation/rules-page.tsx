import { BackLink } from "@/components/layout/back-link";
import { Page, Section } from "@/components/layout/page";
import { Bidi } from "@/components/ui/bidi";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { EmptyState } from "@/components/ui/empty-state";
import { Plus, Workflow } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PressForm } from "@/components/ui/press-form";
import type { listRuns, RuleRow, readRule } from "@/lib/automation/queries";
import type { RuleKind } from "@/lib/automation/schema";
import type { Trial as Tried } from "@/lib/automation/try-rule";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";
import { goneTargets } from "./gone-targets";
import { type BuilderOptions, RULE_FORM } from "./options";
import { type RuleDraft, RuleForm } from "./rule-form";
import { RuleList, State } from "./rule-list";
import { RunLog } from "./run-log";
import { Trial } from "./trial";

export const bases = { assignment: "/settings/rules", automation: "/settings/automation" } as const;
const said = { assignment: say.rules, automation: say.automation };
type OneRule = Awaited<ReturnType<typeof readRule>>;

type ListProps = {
  kind: RuleKind;
  rules: RuleRow[];
  options: BuilderOptions;
  now: Date;
  turn: FormAction;
  move: FormAction;
};

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

type NewProps = { kind: RuleKind; like: OneRule | null; options: BuilderOptions; add: FormAction };

/** A rule that does not exist yet; `like` another, of which all but its name is taken over. */
export const NewRulePage = ({ kind, like, options, add }: NewProps) => (
  <Page title={said[kind].add} text={said[kind].lead} width="text" back={<Back kind={kind} />}>
    <RuleForm rule={like ? copyOf(like) : blankOf(kind)} options={options} action={add} />
  </Page>
);

const blankOf = (kind: RuleKind): RuleDraft => ({
  ...{ kind, name: "", positionId: "", acts: [] },
  conditions: { match: "all", groups: [] },
});
const draftOf = ({ kind, name, positionId, conditions, acts, trigger }: OneRule) =>
  ({ kind, name, positionId, conditions, acts, ...(kind === "automation" ? { trigger } : {}) }) as RuleDraft;
const copyOf = (rule: OneRule): RuleDraft => ({
  ...draftOf(rule),
  name: t("automation.list.copyName", { name: rule.name.slice(0, 100) }),
});

/** What is typed is tried: of a rule that is off it is saved first; one that is on is tried as it stands. */
const TryButton = ({ rule: { on, kind, id } }: { rule: OneRule }) =>
  on ? (
    <LinkButton href={`${bases[kind]}/${id}?try=1`} variant="secondary">
      {say.list.try}
    </LinkButton>
  ) : (
    <Button type="submit" form={RULE_FORM} name="then" value="try" variant="secondary">
      {say.list.try}
    </Button>
  );

type OneProps = {
  rule: OneRule;
  options: BuilderOptions;
  runs: Awaited<ReturnType<typeof listRuns>>;
  trial: Tried | null;
  now: Date;
  save: FormAction;
  turn: FormAction;
  drop: FormAction;
};

/** One rule: tried, switched, changed, and what it has done. */
export function RulePage({ rule, options, runs, trial, now, save, turn, drop }: OneProps) {
  const draft: RuleDraft = { ...draftOf(rule), id: rule.id, version: rule.version };
  const gone = goneTargets(rule, options);
  return (
    <Page
      width="text"
      back={<Back kind={rule.kind} />}
      title={
        <span className="flex flex-wrap items-center gap-3">
          <Bidi className="wrap-anywhere min-w-0">{rule.name}</Bidi> <State rule={rule} />
        </span>
      }
      actions={
        <>
          <PressForm action={turn}>
            <input type="hidden" name="id" value={rule.id} />
            <input type="hidden" name="on" value={rule.on ? "0" : "1"} />
            <Button type="submit" variant={rule.on ? "secondary" : "primary"}>
              {rule.on ? say.list.switchOff : say.list.switchOn}
            </Button>
          </PressForm>
          <TryButton rule={rule} />
          <LinkButton href={`${bases[rule.kind]}/new?like=${rule.id}`} variant="quiet">
            {say.list.copy}
          </LinkButton>
        </>
      }
    >
      {gone.length > 0 && (
        <Notice tone="danger" className="mb-6">
          {t("automation.list.gone", { names: gone.join("، ") })}
        </Notice>
      )}
      {trial && (
        <div className="mb-8">
          <Trial trial={trial} options={options} now={now} />
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
