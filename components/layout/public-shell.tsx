import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { nav } from "@/lib/i18n/messages/fa/nav";

export type PublicCompany = {
  name: string;
  logoUrl?: string | null;
  /** `#rrggbb`; its lightness is set by us, so that text on it can always be read. */
  colour?: string | null;
};

/** The frame of what customers see: the company's name, one column, nothing to distract, and no script. */
export function PublicShell({
  company,
  nonce,
  links,
  wide,
  children,
}: {
  company: PublicCompany;
  /** Of the style rule that carries the company's colour. */
  nonce?: string;
  /** Few plain links in the foot. */
  links?: { href: string; label: string }[];
  wide?: boolean;
  children: ReactNode;
}) {
  const colour = company.colour && /^#[0-9a-f]{6}$/i.test(company.colour) ? company.colour : null;
  return (
    <div className="public flex min-h-dvh flex-col bg-surface">
      {colour && <style nonce={nonce}>{`.public{--company:${colour}}`}</style>}
      <a href="#main" className="skip-link">
        {nav.skip}
      </a>
      <header className="border-t-4 border-accent">
        <div className={cx("mx-auto flex items-center gap-3 px-5 py-5", wide ? "max-w-5xl" : "max-w-160")}>
          <a
            href="/"
            className="flex min-h-11 items-center gap-3 rounded-lg font-bold"
            aria-label={`${company.name}، ${nav.publicHome}`}
          >
            {/* biome-ignore lint/performance/noImgElement: the logo is the company's own file; public pages ship no image script */}
            {company.logoUrl && <img src={company.logoUrl} alt="" className="h-9 w-auto max-w-36 object-contain" />}
            <bdi>{company.name}</bdi>
          </a>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={cx("mx-auto w-full flex-1 px-5 pt-4 pb-16", wide ? "max-w-5xl" : "max-w-160")}
      >
        {children}
      </main>
      {links && (
        <footer className="border-t border-separator">
          <ul className={cx("mx-auto flex flex-wrap gap-x-6 px-5 py-4 text-sm", wide ? "max-w-5xl" : "max-w-160")}>
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href} className="inline-flex min-h-11 items-center text-muted hover:text-foreground">
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </footer>
      )}
    </div>
  );
}
