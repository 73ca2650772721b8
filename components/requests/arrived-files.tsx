import { Checkbox } from "@/components/ui/checkbox";
import { t } from "@/lib/i18n/t";

export type ArrivedFile = { id: string; name: string; size: number };

/** Files that arrived with a refused form: kept, and to be left out by a tick. */
export function ArrivedFiles({ files }: { files: ArrivedFile[] }) {
  if (files.length === 0) return null;
  return (
    <fieldset className="grid gap-2 rounded-lg border border-border p-4">
      <legend className="px-1 text-sm font-medium">{t("intake.filesKept")}</legend>
      {files.map(({ id, name, size }) => (
        <Checkbox
          key={id}
          name={`keep.${id}`}
          defaultChecked
          label={t("intake.fileSize", { name: `\u2068${name}\u2069`, size: sizeOf(size) })}
        />
      ))}
      <p className="text-13 text-muted">{t("intake.filesKeptHint")}</p>
    </fieldset>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1_048_576) return t("intake.kilobytes", { n: Math.max(1, Math.round(bytes / 1024)) });
  return t("intake.megabytes", { n: Math.round(bytes / 1_048_576) });
}
