import type { PaneView } from "@/components/requests/pane-view";
import { Written } from "@/components/ui/bidi";
import { SoftLink } from "@/components/ui/soft-link";
import { t } from "@/lib/i18n/t";

type Props = { mail: PaneView["mails"][number] | undefined; number: number; seesReceived: boolean };

/** Below the words of what came by a mailbox or a line: what was folded away, the mail as its sender made it, its place among all that came. */
export function MailParts({ mail, number, seesReceived }: Props) {
  if (!mail) return null;
  return (
    <>
      {mail.quoted && (
        <details className="fold mt-2">
          <summary className="fold-summary text-13">{t("request.mail.quoted")}</summary>
          <div className="mt-1.5 max-h-96 overflow-y-auto border-s-2 border-separator ps-3 text-13 text-muted">
            <Written>{mail.quoted}</Written>
          </div>
        </details>
      )}
      {mail.original && <Original id={mail.id} href={`/requests/${number}/mail/${mail.id}`} />}
      {seesReceived && (
        <SoftLink href={`/settings/channels/received?message=${mail.id}`} className="link mt-2 inline-block text-13">
          {t("request.mail.received")}
        </SoftLink>
      )}
    </>
  );
}

/** The frame runs nothing and loads nothing before it is opened; its pictures from elsewhere come when somebody asks for them. */
function Original({ id, href }: { id: string; href: string }) {
  const frame = `mail-${id}`;
  return (
    <details className="fold mt-2">
      <summary className="fold-summary text-13">{t("request.mail.show")}</summary>
      <p className="mt-2 flex flex-wrap gap-2">
        <a href={`${href}?pictures=1`} target={frame} className="button button--secondary button--sm">
          {t("request.mail.pictures")}
        </a>
        <a href={`${href}/original`} download className="button button--quiet button--sm">
          {t("request.mail.download")}
        </a>
      </p>
      <p className="mt-1 text-xs text-muted">{t("request.mail.picturesHint")}</p>
      <iframe
        name={frame}
        title={t("request.mail.original")}
        src={href}
        loading="lazy"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        className="mt-2 h-[50vh] min-h-64 resize-y w-full rounded-lg border border-border bg-white"
      />
    </details>
  );
}
