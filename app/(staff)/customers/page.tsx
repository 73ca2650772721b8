import { Users } from "lucide-react";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { Suspense } from "react";
import { CHOSEN, ChosenBar } from "@/components/customers/chosen-bar";
import { ColumnsDialog } from "@/components/customers/columns-dialog";
import { CustomerTable } from "@/components/customers/customer-table";
import { ListFilters } from "@/components/customers/list-filters";
import { Page } from "@/components/layout/page";
import { TaskProgress } from "@/components/tasks/progress";
import { TransferLinks } from "@/components/transfer/transfer-links";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { clock } from "@/lib/base/clock";
import { findCustomers, sortOf } from "@/lib/customers/find-customers";
import { listTags } from "@/lib/customers/list-tags";
import { columnsOf } from "@/lib/customers/rules";
import { customerKinds, customerStages } from "@/lib/customers/schema";
import { customerList as list } from "@/lib/i18n/messages/fa/customer-list";
import { customers as say } from "@/lib/i18n/messages/fa/customers";
import { listLevels } from "@/lib/service/list-levels";
import { readTask } from "@/lib/tasks/queries";
import { readImport } from "@/lib/transfer/queries";
import { shown } from "@/lib/web/page";
import { amongOf, idOf, oneOf, pagesBeside, placeOf, type SearchParams } from "@/lib/web/search-params";
import { currentPreferences, requireStaff } from "@/lib/web/session";
import { resume, stop } from "../tasks/actions";
import { bulkTag, chooseColumns } from "./actions";

export const metadata: Metadata = { title: say.title };

function valuesOf(raw: SearchParams) {
  return {
    q: oneOf(raw.q)?.slice(0, 200),
    tag: idOf(raw.tag),
    city: oneOf(raw.city)?.slice(0, 100),
    kind: amongOf(customerKinds, raw.kind),
    stage: amongOf(customerStages, raw.stage),
    level: oneOf(raw.level)?.slice(0, 40),
    importId: idOf(raw.importId),
    sort: amongOf(["name"] as const, raw.sort),
  };
}

type Values = ReturnType<typeof valuesOf>;

export default async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  if (!may("customer.find", actor, null)) forbidden();
  const raw = await searchParams;
  const values = valuesOf(raw);
  const place = placeOf(raw, sortOf(values) === "name" ? "text" : undefined);
  const tags = (await listTags(actor, {})).items;
  const levels = await listLevels(actor, {});
  const taskId = idOf(raw.task);
  const task = taskId ? await shown(readTask(actor, { id: taskId })) : null;
  const columns = columnsOf((await currentPreferences()).customerColumns);
  return (
    <Page
      title={say.title}
      text={say.lead}
      width="full"
      actions={
        <>
          <TransferLinks actor={actor} filter={values} />
          <ColumnsDialog chosen={columns} action={chooseColumns} />
        </>
      }
    >
      {task && (
        <div className="mb-5">
          <TaskProgress
            task={task}
            title={list.bulk.progress}
            counts={{ changed: list.bulk.changed }}
            actions={{ stop, resume }}
          />
        </div>
      )}
      <ListFilters values={values} tags={tags} levels={levels} file={await fileOf(actor, values.importId)} />
      <div className="mt-5">
        <Suspense key={JSON.stringify([values, place])} fallback={<SkeletonRows />}>
          <Found
            actor={actor}
            values={values}
            place={place}
            columns={columns}
            tags={tags.map((tag) => tag.name)}
            levels={levels}
          />
        </Suspense>
      </div>
    </Page>
  );
}

/** The name of the file whose customers are shown; only those who bring files in are told it. */
async function fileOf(actor: UserActor, importId: string | undefined) {
  if (!importId || !may("customer.import", actor, null)) return null;
  const found = await shown(readImport(actor, { id: importId }));
  return { name: found.name, href: `/customers/import/${importId}` };
}

type FoundProps = {
  actor: UserActor;
  values: Values;
  place: ReturnType<typeof placeOf>;
  columns: ReturnType<typeof columnsOf>;
  tags: string[];
  levels: { key: string; name: string }[];
};

async function Found({ actor, values, place, columns, tags, levels }: FoundProps) {
  const { items: found, ...beside } = await findCustomers(actor, { ...values, ...place });
  const higher = new Map(levels.slice(1).map(({ key, name }) => [key, name]));
  const items = found.map((one) => ({ ...one, levelName: higher.get(one.level) ?? null }));
  const { sort: _, ...filter } = values;
  const empty = Object.values(filter).some(Boolean) ? say.none : say.empty;
  const choosing = may("customer.tagMany", actor, null);
  if (items.length === 0)
    return <EmptyState icon={<Users aria-hidden="true" />} title={empty.title} text={empty.text} />;
  return (
    <>
      <CustomerTable items={items} now={clock.now()} columns={columns} {...(choosing ? { chooseFor: CHOSEN } : {})} />
      <Pager {...pagesBeside("/customers", values, beside)} />
      {choosing && (
        <ChosenBar
          action={bulkTag}
          filter={filter}
          tags={tags}
          more={Boolean(beside.nextCursor ?? beside.previousCursor)}
        />
      )}
    </>
  );
}
