import { Paperclip } from "lucide-react";
import type { ReactNode } from "react";
import { Section } from "@/components/layout/page";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import type { CardFile, CustomerInFull } from "@/lib/customers/read-customer";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { t } from "@/lib/i18n/t";

const { files: say } = profile;

type Props = { customer: CustomerInFull; now: Date; add?: ReactNode; remove?: (file: CardFile) => ReactNode };

/** Papers of the customer himself, newest first. */
export function CardFiles({ customer, now, add, remove }: Props) {
  if (customer.files.length === 0 && !add) return null;
  return (
    <Section title={say.title} actions={add}>
      {customer.files.length === 0 && <p className="text-13 text-muted">{say.none}</p>}
      <ul className="flex flex-col">
        {customer.files.map((file) => (
          <li key={file.id} className="flex min-h-9 items-center gap-2">
            <Paperclip aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
            <a
              href={`/files/${file.id}`}
              download
              aria-label={t("profile.files.download", { name: file.name })}
              className="link min-w-0 flex-1 truncate"
            >
              <Bidi>{file.name}</Bidi>
            </a>
            <DateTime at={new Date(file.createdAt)} now={now} className="shrink-0 text-xs text-muted" />
            {remove?.(file)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
