import { cx } from "@/components/ui/class-names";
import { Eye, Lock } from "@/components/ui/icons";
import { t } from "@/lib/i18n/t";

/** Who will see what is typed here. */
export function Audience({ who, text }: { who: "public" | "internal"; text?: string }) {
  const Icon = who === "public" ? Eye : Lock;
  return (
    <p className={cx("flex items-start gap-2 text-13", who === "public" ? "text-info-text" : "text-muted")}>
      <Icon aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
      <span className="leading-relaxed">
        <strong className="font-medium">{t(`request.${who}`)}</strong>
        {text && <span className="text-muted">: {text}</span>}
      </span>
    </p>
  );
}
