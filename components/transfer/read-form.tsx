import { ActionForm } from "@/components/ui/action-form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { delimiters, encodings } from "@/lib/base/table";
import { persianDigits } from "@/lib/base/text";
import { transfer } from "@/lib/i18n/messages/fa/transfer";
import type { ImportView } from "@/lib/transfer/schema";
import type { FormAction } from "@/lib/web/form-state";

const { read: say, encoding: encodingNames, delimiter: names } = transfer;
const delimiterNames = { ",": names.comma, ";": names.semicolon, "\t": names.tab, "|": names.bar };

type Props = { item: ImportView; action: FormAction };

/** How the file was read, to be put right by hand. */
export function ReadForm({ item, action }: Props) {
  return (
    <details className="rounded-lg border border-border bg-surface">
      <summary className="cursor-pointer px-4 py-3 text-sm">
        <span className="font-medium">{say.title}:</span> <span className="text-muted">{inWords(item)}</span>
      </summary>
      <ActionForm action={action} id="read" className="flex flex-col gap-4 border-t border-separator p-4">
        <input type="hidden" name="id" value={item.id} />
        <div className="grid gap-4 md:grid-cols-3">
          {item.format === "csv" && (
            <>
              <Select
                name="encoding"
                label={say.encoding}
                options={encodings.map((value) => ({ value, label: encodingNames[value] }))}
                defaultValue={item.encoding ?? undefined}
              />
              <Select
                name="delimiter"
                label={say.delimiter}
                options={delimiters.map((value) => ({ value, label: delimiterNames[value] }))}
                defaultValue={item.delimiter ?? undefined}
              />
            </>
          )}
          {item.sheets.length > 1 && (
            <Select
              name="sheet"
              label={say.sheet}
              options={item.sheets.map((label, i) => ({ value: String(i), label }))}
              defaultValue={String(item.options.sheet)}
            />
          )}
          <TextInput
            name="headerLine"
            label={say.headerLine}
            hint={say.headerHint}
            inputMode="numeric"
            defaultValue={persianDigits(item.options.headerLine)}
          />
        </div>
        <div>
          <SubmitButton variant="secondary">{say.again}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}

function inWords({ format, encoding, delimiter, sheets, options }: ImportView): string {
  const how =
    format === "csv"
      ? [encodingNames[encoding as "utf-8"], delimiterNames[delimiter as ","]]
      : ["xlsx", sheets[options.sheet] ?? ""];
  return [...how, `${say.headerLine} ${persianDigits(options.headerLine)}`].filter(Boolean).join("، ");
}
