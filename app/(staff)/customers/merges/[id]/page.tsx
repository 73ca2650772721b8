import type { Metadata } from "next";
import { Moves } from "@/components/customers/merging/moves";
import { UndoForm } from "@/components/customers/merging/undo-form";
import { BackLink } from "@/components/layout/back-link";
import { Facts } from "@/components/layout/facts";
import { Page, Section } from "@/components/layout/page";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SoftLink } from "@/components/ui/soft-link";
import { may } from "@/lib/auth/policy";
import { clock } from "@/lib/base/clock";
import { formatDate } from "@/lib/i18n/date";
import { merges as say } from "@/lib/i18n/messages/fa/merges";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { type MergeView, readMerge } from "@/lib/identity/read-merge";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { undo } from "./actions";

export const metadata: Metadata = { title: say.one.title };

/** One merge or split: who, when, what moved; and the way back. */
export default async function OneMergePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff();
  const merge = await shown(readMerge(actor, { mergeId: (await params).id }));
  const split = merge.kind === "split";
  const codes = { from: fa(merge.fromCode), into: fa(merge.intoCode) };
  const home = split ? merge.fromCode : merge.intoCode;
  return (
    <Page
      title={t(split ? "merges.one.split" : "merges.one.merged", codes)}
      back={<BackLink href={`/customers/${home}`} label={t("customers.card.title", { code: fa(home) })} always />}
      width="text"
      actions={
        may("suggestion.read", actor, null) && (
          <LinkButton href="/customers/duplicates" variant="secondary">
            {say.one.others}
          </LinkButton>
        )
      }
    >
      <About merge={merge} />
      <Section title={say.one.moved}>
        <Moves counts={merge.counts} none={say.one.nothing} />
        {merge.fields.length > 0 && (
          <p className="mt-2 text-13 leading-text text-muted">
            {say.one.changed}:{" "}
            {merge.fields.map((f) => (say.fieldNames as Record<string, string>)[f] ?? say.field).join("، ")}
          </p>
        )}
      </Section>
      {merge.undone?.back && (
        <Section title={say.one.back}>
          <Moves counts={merge.undone.back} none={say.one.nothing} />
        </Section>
      )}
      {!merge.undoneAt && may("customer.unmerge", actor, null) && <WayBack merge={merge} />}
    </Page>
  );
}

/** For who may undo it; what was merged on is to be undone first. */
function WayBack({ merge }: { merge: MergeView }) {
  const split = merge.kind === "split";
  if (!merge.next)
    return (
      <Section title={say.undo.title} text={split ? say.undo.splitText : say.undo.text}>
        <UndoForm merge={merge} action={undo} now={clock.now()} />
      </Section>
    );
  return (
    <Notice
      tone="info"
      className="mt-8"
      action={
        <LinkButton size="sm" href={`/customers/merges/${merge.next.mergeId}`}>
          {say.undo.openNext}
        </LinkButton>
      }
    >
      {t("merges.undo.mergedOn", { code: fa(merge.intoCode), into: fa(merge.next.code) })}
    </Notice>
  );
}

function About({ merge }: { merge: MergeView }) {
  const undone = merge.undoneAt;
  return (
    <Facts
      items={[
        { label: say.one.by, value: <Bidi>{merge.by ?? say.one.system}</Bidi> },
        { label: say.one.at, value: <DateTime at={merge.at} now={clock.now()} full /> },
        {
          label: t("merges.one.cardOf", { code: fa(merge.fromCode) }),
          value: <Card code={merge.fromCode} name={merge.fromName} />,
        },
        {
          label: t("merges.one.cardOf", { code: fa(merge.intoCode) }),
          value: <Card code={merge.intoCode} name={merge.intoName} />,
        },
        {
          label: say.one.state,
          value: (
            <span className="flex flex-wrap items-center gap-2">
              <Badge tone={undone ? "neutral" : "success"}>{undone ? say.one.undone : say.one.stands}</Badge>
              {undone && (
                <span className="text-13 text-muted">
                  {t("merges.one.undoneBy", { name: merge.undoneBy ?? say.one.system, date: formatDate(undone) })}
                </span>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}

const Card = ({ code, name }: { code: string; name: string | null }) => (
  <SoftLink href={`/customers/${code}`} className="text-accent-text hover:underline">
    <Bidi>{name ?? t("words.anonymous")}</Bidi> <Ltr className="sr-only">{fa(code)}</Ltr>
  </SoftLink>
);
