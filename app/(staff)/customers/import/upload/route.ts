import { t } from "@/lib/i18n/t";
import { openImport } from "@/lib/transfer/open-import";
import { Unreadable } from "@/lib/web/body";
import { setFlash } from "@/lib/web/flash";
import { fromOurPage } from "@/lib/web/our-page";
import { asAppError, sentence } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";
import { tableForm } from "@/lib/web/table-form";

const goTo = (location: string) => new Response(null, { status: 303, headers: { Location: location } });

/** Takes the file as it arrives; what is wrong with it is told on the page it came from. */
export async function POST(request: Request): Promise<Response> {
  const actor = await requireStaff();
  if (!fromOurPage(request.headers)) return goTo("/customers/import");
  try {
    const { id } = await openImport(actor, (await tableForm(request)) as Parameters<typeof openImport>[1]);
    await setFlash({ tone: "success", text: t("transfer.done.opened") });
    return goTo(`/customers/import/${id}`);
  } catch (error) {
    const known = asAppError(error);
    const problem = error instanceof Unreadable ? error.problem : (known?.fields.file ?? known?.problem);
    if (!problem) throw error;
    await setFlash({ tone: "danger", text: sentence(problem) });
    return goTo("/customers/import");
  }
}
