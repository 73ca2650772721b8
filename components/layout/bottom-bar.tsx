import { Ellipsis, FileText, Inbox, Users } from "lucide-react";
import { type NavItem, NavRow, type NavSection, NavSections } from "@/components/layout/nav-item";
import { Dialog } from "@/components/ui/dialog";
import { DialogTrigger } from "@/components/ui/dialog-trigger";
import { nav } from "@/lib/i18n/messages/fa/nav";

const usual: NavItem[] = [
  { href: "/cartable", label: nav.cartable, icon: Inbox },
  { href: "/requests", label: nav.requests, icon: FileText },
  { href: "/customers", label: nav.customers, icon: Users },
];

/** A phone's navigation: three places and «بیشتر», which opens the whole list as a sheet. */
export function BottomBar({ sections, places = usual }: { sections: NavSection[]; places?: NavItem[] }) {
  return (
    <>
      <nav aria-label={nav.places} className="bottom-bar">
        <ul>
          {places.slice(0, 3).map((item) => (
            <NavRow key={item.href} item={item} />
          ))}
          <li>
            <DialogTrigger opens="all-places" bare className="nav-row">
              <Ellipsis aria-hidden="true" />
              <span className="nav-word">{nav.more}</span>
            </DialogTrigger>
          </li>
        </ul>
      </nav>
      <Dialog id="all-places" title={nav.all}>
        <div className="nav-list -mx-2">
          <NavSections sections={sections} />
        </div>
      </Dialog>
    </>
  );
}
