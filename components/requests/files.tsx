import { Bidi } from "@/components/ui/bidi";
import { Paperclip } from "@/components/ui/icons";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";

type File = { id: string; name: string; size: number };

/** Files that came with a text, as downloads from below `path`. */
export function Files({ files, path = "/files" }: { files: readonly File[]; path?: string }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("request.talk.files")} className="mt-3 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.id} className="min-w-0 max-w-full">
          <a
            href={`${path}/${file.id}`}
            download
            aria-label={t("request.talk.download", { name: file.name })}
            className="button button--secondary button--sm max-w-full font-normal"
          >
            <Paperclip aria-hidden="true" />
            <Bidi className="truncate">{file.name}</Bidi>
            <span className="shrink-0 text-xs text-muted">{size(file.size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function size(bytes: number): string {
  if (bytes < 1024) return `${fa(bytes)} ${t("request.talk.bytes")}`;
  if (bytes < 1024 * 1024) return t("request.talk.kilobytes", { n: fa(Math.round(bytes / 1024)) });
  return t("request.talk.megabytes", { n: fa(Math.round(bytes / 104857.6) / 10) });
}
