import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { paneData } from "@/components/requests/pane-view";
import { clock } from "@/lib/base/clock";
import { pack } from "@/lib/base/dated-json";
import { latinDigits, persianDigits } from "@/lib/base/text";
import { t } from "@/lib/i18n/t";
import { findShown } from "@/lib/requests/find-shown";
import { readRequest } from "@/lib/requests/queries";
import { asAppError, orNull } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";
import { DeskPane } from "./desk-pane";

type Props = { params: Promise<{ number: string }> };

const numberOf = async ({ params }: Props) => latinDigits(decodeURIComponent((await params).number));

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: t("request.number", { n: persianDigits(await numberOf(props)) }) };
}

export default async function RequestPage(props: Props) {
  const actor = await requireStaff();
  const number = await numberOf(props);
  const view = await readRequest(actor, { number }).catch(async (error) => {
    if (!["notFound", "invalid"].includes(asAppError(error)?.code ?? "")) throw error;
    // Its work went on under another number: the link of a mail or a bookmark leads there.
    const shown = await orNull(findShown(actor, { number }));
    if (shown === null || String(shown.number) === number) notFound();
    redirect(`/requests/${shown.number}`);
  });
  return (
    <div className="px-4 py-5 md:px-8">
      <DeskPane packed={pack({ data: paneData(view, actor), now: clock.now() })} />
    </div>
  );
}
