import type { Metadata } from "next";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { ChoicesForm } from "@/components/notices/choices-form";
import { Notice } from "@/components/ui/notice";
import { isCoordinator } from "@/lib/auth/actor";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { notices } from "@/lib/i18n/messages/fa/notices";
import { mailLeaves, readChoices } from "@/lib/notices/queries";
import { requireStaff } from "@/lib/web/session";
import { choose } from "./actions";

const say = notices.choose;
export const metadata: Metadata = { title: say.title };

/** What one wants to be told, where, and when not. */
export default async function NoticeChoicesPage() {
  const actor = await requireStaff();
  const [choices, mailed] = await Promise.all([readChoices(actor, {}), mailLeaves(actor, {})]);
  return (
    <Page title={say.title} text={say.lead} width="text" back={<BackLink href="/profile" label={nav.profile} always />}>
      {!mailed && (
        <Notice tone="info" className="mb-5">
          {say.noMail}
        </Notice>
      )}
      <ChoicesForm choices={choices} coordinator={isCoordinator(actor)} action={choose} />
    </Page>
  );
}
