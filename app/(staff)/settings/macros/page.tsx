import type { Metadata } from "next";
import { MacroList } from "@/components/automation/macro-list";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { Plus, Zap } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { macrosOf, ruleOptions } from "@/lib/automation/queries";
import { provinces } from "@/lib/base/provinces";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: say.nav.macros };

/** کارهای آماده of this person and of the departments he works in. */
export default async function Macros() {
  const actor = await requireStaff();
  const [macros, options] = await Promise.all([macrosOf(actor, {}), ruleOptions(actor, {})]);
  const begin = (
    <LinkButton href="/settings/macros/new" variant="primary">
      <Plus aria-hidden="true" />
      {say.macros.add}
    </LinkButton>
  );
  return (
    <Page title={say.macros.title} text={say.macros.lead} actions={macros.length > 0 && begin}>
      {macros.length > 0 ? (
        <MacroList macros={macros} options={{ ...options, provinces: [...provinces.keys()] }} />
      ) : (
        <EmptyState
          icon={<Zap aria-hidden="true" />}
          title={say.macros.empty}
          text={say.macros.emptyText}
          action={begin}
        />
      )}
    </Page>
  );
}
