import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { X } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { ListChoice, ListMore } from "@/components/ui/list-more";
import { optionsOf, Select } from "@/components/ui/select";
import { SoftLink } from "@/components/ui/soft-link";
import { TextInput } from "@/components/ui/text-input";
import { customerKinds, customerStages } from "@/lib/customers/schema";
import { customerList as say } from "@/lib/i18n/messages/fa/customer-list";
import { words } from "@/lib/i18n/messages/fa/words";
import { t } from "@/lib/i18n/t";

export type ListValues = Partial<
  Record<"q" | "tag" | "city" | "kind" | "stage" | "level" | "importId" | "sort", string>
>;

type Props = {
  values: ListValues;
  tags: { id: string; name: string }[];
  levels: { key: string; name: string }[];
  /** Which file `importId` means, for those who may know. */
  file: { name: string; href: string } | null;
};

/** Which customers, in which order; everything stands in the address. */
export function ListFilters({ values, tags, levels, file }: Props) {
  const narrowed = Object.values(values).some(Boolean);
  const folded = Object.entries(values).some(([name, value]) => name !== "q" && name !== "importId" && value);
  const shown = { values, any: say.any };
  return (
    <search>
      <form
        method="get"
        action="/customers"
        className="grid grid-cols-2 items-end gap-3 md:grid-cols-[repeat(5,minmax(0,1fr))_8.5rem] xl:grid-cols-[2fr_1fr_1fr_1fr_1fr_1fr_1fr_auto]"
      >
        <TextInput
          name="q"
          type="search"
          label={say.q}
          dir="auto"
          maxLength={200}
          defaultValue={values.q}
          data-hotkey="KeyF"
          data-hotkey-label={say.submit}
          className="col-span-2 md:col-span-6 xl:col-span-1"
        />
        <ListMore label={say.more} open={folded}>
          <ListChoice
            name="tag"
            label={say.tag}
            options={tags.map((t) => ({ value: t.id, label: t.name }))}
            {...shown}
          />
          <TextInput name="city" label={say.city} maxLength={100} defaultValue={values.city} />
          <ListChoice name="kind" label={say.kind} options={optionsOf(customerKinds, words.customerKind)} {...shown} />
          <ListChoice
            name="stage"
            label={say.stage}
            options={optionsOf(customerStages, words.customerStage)}
            {...shown}
          />
          <ListChoice
            name="level"
            label={say.level}
            options={levels.map(({ key, name }) => ({ value: key, label: name }))}
            {...shown}
          />
          <Select
            name="sort"
            label={say.sort}
            options={optionsOf(["", "name"], { "": say.sorts.newest, name: say.sorts.name })}
            defaultValue={values.sort}
          />
        </ListMore>
        <div className={cx("flex gap-2 md:col-span-6 xl:col-span-1", "max-md:col-span-2")}>
          <Button type="submit" variant="primary">
            {say.submit}
          </Button>
          {narrowed && (
            <LinkButton href="/customers" variant="quiet">
              {say.clear}
            </LinkButton>
          )}
        </div>
        {values.importId && <Imported values={values} file={file} />}
      </form>
    </search>
  );
}

/** Of which file they came, as a chip that takes this off, and the way to that file. It stays when something else is looked for. */
function Imported({ values, file }: Pick<Props, "values" | "file">) {
  const { importId, ...rest } = values;
  const kept = Object.entries(rest).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const word = file ? t("customerList.imported", { name: file.name }) : say.importedAny;
  return (
    <p className="col-span-full flex min-w-0 flex-wrap items-center gap-2">
      <input type="hidden" name="importId" value={importId} />
      <a
        href={`/customers?${new URLSearchParams(kept as string[][])}`}
        aria-label={t("customerList.removeFilter", { what: word })}
        className="chip flex min-h-8 max-w-full items-center bg-accent-soft text-13 text-accent-text md:min-h-6"
      >
        <bdi className="truncate">{word}</bdi>
        <X aria-hidden="true" className="size-3.5 shrink-0" />
      </a>
      {file && (
        <SoftLink href={file.href} className="link text-13">
          {say.importPage}
        </SoftLink>
      )}
    </p>
  );
}
