import type { PaneView } from "@/components/requests/pane-view";
import { Ltr } from "@/components/ui/bidi";
import { SoftLink } from "@/components/ui/soft-link";
import { WhenAlive } from "@/components/ui/when-alive";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import type { ContactKind } from "@/prisma/generated/enums";

type Decision = { named?: true; by?: ContactKind | null; suggestionId?: string; refused?: { key: string }[] };
type Key = PaneView["keys"][number];

/** How the system decided whose request this is: which key matched, what was refused and why. */
export function FilingNote({ view, seesAll }: { view: PaneView; seesAll: boolean }) {
  const { named, by, suggestionId, refused } = view.match as Decision;
  const taken = refused?.some(({ key }) => key === "nationalId");
  return (
    <>
      <details className="fold mt-2">
        <summary className="fold-summary text-13 text-muted">{t("request.filing.title")}</summary>
        <WhenAlive>
          <Decided by={by} named={named} keys={view.keys} />
          {view.senderNationalId && <NationalIdLine masked={view.senderNationalId} taken={taken} />}
        </WhenAlive>
      </details>
      {suggestionId && seesAll && (
        <p className="mt-2 rounded-lg bg-warning-soft px-3 py-2 text-13 leading-text">
          {t("request.filing.suggestion")}{" "}
          <SoftLink
            href={`/customers/duplicates?pair=${suggestionId}`}
            className="font-medium text-warning-text underline"
          >
            {t("request.filing.suggestionLink")}
          </SoftLink>
        </p>
      )}
    </>
  );
}

const Decided = ({ by, named, keys }: Pick<Decision, "by" | "named"> & { keys: Key[] }) => (
  <div className="mt-1 text-13 leading-text">
    <p>{named ? t("request.filing.named") : sentence(by, keys)}</p>
    <ul className="mt-1 flex flex-col gap-1.5">
      {keys.map((key) => (
        <li key={`${key.kind}${key.typed}`}>
          <KeyLine one={key} decided={by === key.kind && key.filed} />
        </li>
      ))}
    </ul>
  </div>
);

function sentence(by: ContactKind | null | undefined, keys: Key[]): string {
  if (by) return t("request.filing.by", { key: t(`words.matchedBy.${by}`) });
  return t(keys.length === 0 ? "request.filing.anonymous" : "request.filing.byNone");
}

function KeyLine({ one, decided }: { one: Key; decided: boolean }) {
  return (
    <>
      <span className="text-muted">{t(`words.contactKind.${one.kind}`)}: </span>
      <Ltr>{one.typed}</Ltr>{" "}
      <span className="text-muted">
        ({t(one.proved ? "request.filing.proved" : "request.filing.typed")}
        {decided && `، ${t("request.filing.decided")}`})
      </span>
      <span className="block text-muted">{one.refused ? refusal(one.refused) : t("request.filing.filed")}</span>
    </>
  );
}

/** Everybody can write one, so nobody is known by it: what came is told, and that another card has it too. */
const NationalIdLine = ({ masked, taken }: { masked: string; taken: boolean | undefined }) => (
  <p className="mt-1.5 text-13 leading-text">
    <span className="text-muted">{t("points.id.label")}: </span>
    <Ltr>{fa(masked)}</Ltr> <span className="text-muted">({t("request.filing.typed")})</span>
    <span className="block text-muted">{t(taken ? "request.filing.idTaken" : "request.filing.idTyped")}</span>
  </p>
);

function refusal(reason: string): string {
  const key = `request.filing.refused.${reason}`;
  return isMessageKey(key) ? t(key) : t("request.filing.refused.other");
}
