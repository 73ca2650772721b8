import { fieldOptions } from "@/components/transfer/field-options";
import { OptionFields } from "@/components/transfer/option-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Bidi } from "@/components/ui/bidi";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { persianDigits } from "@/lib/base/text";
import { transfer } from "@/lib/i18n/messages/fa/transfer";
import type { ColumnView, ImportView } from "@/lib/transfer/schema";
import type { FormAction } from "@/lib/web/form-state";

const { map: say } = transfer;

type Props = { item: ImportView; action: FormAction };

/** A field for each column of the file, with a few of its values beside it. */
export function MapForm({ item, action }: Props) {
  const options = fieldOptions(item.customFields);
  return (
    <ActionForm action={action} id="map" className="flex flex-col gap-6">
      <input type="hidden" name="id" value={item.id} />
      <div data-error-for="columns" />
      <ul className="overflow-hidden rounded-lg border border-border bg-surface">
        {item.columns.map((column, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <li key={i} className="border-b border-separator last:border-b-0">
            <ColumnRow column={column} index={i} options={options} />
          </li>
        ))}
      </ul>
      <OptionFields item={item} />
      <div>
        <SubmitButton>{say.submit}</SubmitButton>
      </div>
    </ActionForm>
  );
}

type RowProps = { column: ColumnView; index: number; options: ReturnType<typeof fieldOptions> };

function ColumnRow({ column, index, options }: RowProps) {
  const name = column.header || transfer.columnNumber.replace("{n}", persianDigits(index + 1));
  return (
    <div className="grid items-center gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_16rem]">
      <p className="min-w-0 truncate font-medium">
        <Bidi>{name}</Bidi>
      </p>
      <p className="min-w-0 truncate text-13 text-muted">
        {column.examples.length > 0 ? [...new Set(column.examples)].map(example) : say.noExample}
      </p>
      <Select
        name={`columns.${index}`}
        id={`column-${index}`}
        label={`${say.field}: ${name}`}
        hideLabel
        options={options}
        defaultValue={column.field}
      />
    </div>
  );
}

const example = (text: string, i: number) => (
  <span key={text}>
    {i > 0 && " · "}
    <Bidi>{text}</Bidi>
  </span>
);
