import { Written } from "@/components/ui/bidi";
import { cx } from "@/components/ui/class-names";
import { t } from "@/lib/i18n/t";

const isLong = (text: string) => text.length > 1200 || text.split("\n", 19).length > 18;

type Props = { children: string; id?: string /** Folds to three lines already. */; brief?: boolean };

/** What somebody wrote; a long one is folded, and a page of it never stretches the layout. Unfolds without a script. */
export function LongText({ children, id, brief }: Props) {
  const text = <Written>{children}</Written>;
  const folds = brief ? children.length > 240 || children.split("\n", 5).length > 4 : isLong(children);
  if (!folds) return id ? <div id={id}>{text}</div> : text;
  return (
    <div className={cx("long", brief && "long--brief")}>
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
