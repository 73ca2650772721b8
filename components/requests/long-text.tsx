import { Written } from "@/components/ui/bidi";
import { t } from "@/lib/i18n/t";

const isLong = (text: string) => text.length > 1200 || text.split("\n", 19).length > 18;

/** What somebody wrote; a long one is folded, and a page of it never stretches the layout. Unfolds without a script. */
export function LongText({ children, id }: { children: string; id?: string }) {
  const text = <Written>{children}</Written>;
  if (!isLong(children)) return id ? <div id={id}>{text}</div> : text;
  return (
    <div className="long">
      <div id={id} className="long-text">
        {text}
      </div>
      <label className="button button--quiet button--sm mt-1 has-focus-visible:outline-2">
        <input type="checkbox" className="sr-only" />
        <span className="long-more">{t("request.showAll")}</span>
        <span className="long-less">{t("request.showLess")}</span>
      </label>
    </div>
  );
}
