import { type NavItem, NavPlaces, type NavSection, NavSections } from "@/components/layout/nav-item";
import { Dialog } from "@/components/ui/dialog";
import { DialogTrigger } from "@/components/ui/dialog-trigger";
import { Ellipsis } from "@/components/ui/icons";
import { nav } from "@/lib/i18n/messages/fa/nav";

const usual: NavItem[] = [
  { href: "/cartable", label: nav.cartable, icon: "inbox" },
  { href: "/requests", label: nav.requests, icon: "requests" },
  { href: "/customers", label: nav.customers, icon: "customers" },
];

/** A phone's navigation: three places and «بیشتر», which opens the whole list as a sheet. */
export function BottomBar({ sections, places = usual }: { sections: NavSection[]; places?: NavItem[] }) {
  // Whoever must first choose a password has nowhere else to go.
  if (sections.every(({ items }) => items.length === 0)) return null;
  return (
    <>
      <nav aria-label={nav.places} className="bottom-bar">
        <NavPlaces items={places.slice(0, 3)}>
          <li>
            <DialogTrigger opens="all-places" bare className="nav-row">
              <Ellipsis aria-hidden="true" />
              <span className="nav-word">{nav.more}</span>
            </DialogTrigger>
          </li>
        </NavPlaces>
      </nav>
      <Dialog id="all-places" title={nav.all}>
        <div className="nav-list -mx-2">
          <NavSections sections={sections} />
        </div>
      </Dialog>
    </>
  );
}
