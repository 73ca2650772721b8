import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { CardCounters } from "@/components/customers/card/counters";
import { ErasedCard } from "@/components/customers/card/erased";
import { CardFacts } from "@/components/customers/card/facts";
import { FileDialog, RemoveFile } from "@/components/customers/card/file-dialog";
import { CardFiles } from "@/components/customers/card/files";
import { CardHead } from "@/components/customers/card/head";
import { LevelBadge, LevelConfirm } from "@/components/customers/card/level";
import { NoteForm } from "@/components/customers/card/note-form";
import { EndRelation, RelationDialog } from "@/components/customers/card/relation-dialog";
import { CardRelations } from "@/components/customers/card/relations";
import { StageConfirm } from "@/components/customers/card/stage-confirm";
import { CardTags } from "@/components/customers/card/tags";
import { CardTimeline } from "@/components/customers/card/timeline";
import { TouchDialog } from "@/components/customers/card/touch-dialog";
import { CardMerges } from "@/components/customers/merging/history";
import { PointsPanel } from "@/components/customers/points-panel";
import { BackLink } from "@/components/layout/back-link";
import { Notice } from "@/components/ui/notice";
import { may } from "@/lib/auth/policy";
import { clock } from "@/lib/base/clock";
import { latinDigits } from "@/lib/base/text";
import { listTags } from "@/lib/customers/list-tags";
import { readCustomer } from "@/lib/customers/read-customer";
import { readPoints } from "@/lib/customers/read-points";
import { readTimeline } from "@/lib/customers/read-timeline";
import { touchKinds } from "@/lib/customers/schema";
import { customers } from "@/lib/i18n/messages/fa/customers";
import { profile as say } from "@/lib/i18n/messages/fa/profile";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { listMerges } from "@/lib/identity/read-merge";
import { listLevels } from "@/lib/service/list-levels";
import { shown } from "@/lib/web/page";
import { orNull } from "@/lib/web/problem";
import { amongOf, oneOf, readableCursor, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import * as actions from "./actions";
import * as pointActions from "./point-actions";

type Props = { params: Promise<{ code: string }>; searchParams: Promise<SearchParams> };

const codeOf = async ({ params }: Props) => latinDigits(decodeURIComponent((await params).code)).slice(0, 20);

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: t("customers.card.title", { code: fa(await codeOf(props)) }) };
}

/** Everything about a customer in one place. */
export default async function CustomerPage(props: Props) {
  const actor = await requireStaff();
  const code = await codeOf(props);
  const raw = await props.searchParams;
  const kind = amongOf(touchKinds, raw.kind);
  const [customer, timeline, ways, tags, merges, levels] = await Promise.all([
    shown(readCustomer(actor, { code, withoutRequests: true })),
    shown(readTimeline(actor, { code, kind, cursor: readableCursor(raw.cursor, "timestamptz", { serial: true }) })),
    orNull(readPoints(actor, { code })), // a merged card's points stand on another one
    listTags(actor, {}),
    may("merge.read", actor, null) ? shown(listMerges(actor, { code })) : [],
    listLevels(actor, {}),
  ]);
  if (customer.code !== code) redirect(`/customers/${customer.code}?from=${code}`);
  if (customer.erasedAt) return <ErasedCard customer={customer} actor={actor} now={clock.now()} />;
  if (!ways) notFound();
  const from = oneOf(raw.from)?.slice(0, 20);
  const now = clock.now();
  const relates = may("customer.relate", actor, null);
  return (
    <div className="mx-auto w-full max-w-6xl px-4 pt-5 pb-16 md:px-8 md:pt-7">
      <div className="mb-2">
        <BackLink href="/customers" label={customers.title} always />
      </div>
      {from && from !== code && (
        <Notice tone="info" className="mb-4">
          {t("profile.mergedFrom", { code: fa(from) })}
        </Notice>
      )}
      <CardHead
        customer={customer}
        actor={actor}
        stage={
          customer.stage === "lead" &&
          may("customer.stage", actor, null) && <StageConfirm code={code} action={actions.stage} />
        }
        level={
          <>
            <LevelBadge level={customer.level} levels={levels} />
            {may("customer.level", actor, null) && (
              <LevelConfirm code={code} level={customer.level} levels={levels} action={actions.level} />
            )}
          </>
        }
        tags={
          <CardTags
            customer={customer}
            known={tags.items}
            actions={may("customer.tag", actor, null) ? actions : null}
          />
        }
        actions={may("interaction.record", actor, null) && <TouchDialog code={code} action={actions.touch} />}
      />
      <CardCounters customer={customer} now={now} />
      <div className="customer-card mt-6">
        <div className="customer-card-ways">
          <PointsPanel view={ways} actor={actor} actions={{ ...pointActions }} now={now} />
        </div>
        <div className="customer-card-main">
          <CardTimeline
            customer={customer}
            timeline={timeline}
            kind={kind}
            now={now}
            composer={may("customer.note", actor, null) && <NoteForm code={code} action={actions.note} />}
          />
        </div>
        <aside aria-label={say.facts.title} className="customer-card-side">
          <CardFacts customer={customer} actor={actor} now={now} />
          <CardRelations
            customer={customer}
            add={relates && <RelationDialog code={code} kind={customer.kind} actions={actions} />}
            end={(one) => relates && <EndRelation code={code} relation={one} action={actions.unrelate} />}
          />
          <CardFiles
            customer={customer}
            now={now}
            add={may("customer.attach", actor, null) && <FileDialog code={code} />}
            remove={(file) =>
              may("customer.update", actor, null) && <RemoveFile code={code} file={file} action={actions.removeFile} />
            }
          />
          <CardMerges merges={merges} now={now} />
        </aside>
      </div>
    </div>
  );
}
