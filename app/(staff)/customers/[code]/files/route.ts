import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { forbidden, invalid } from "@/lib/base/errors";
import { discard } from "@/lib/base/file-store";
import { attachCustomerFile } from "@/lib/customers/attach-customer-file";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { keepFiles } from "@/lib/requests/keep-files";
import { refusal } from "@/lib/web/action";
import { setFlash } from "@/lib/web/flash";
import { fromOurPage } from "@/lib/web/our-page";
import { requireStaff } from "@/lib/web/session";
import { readUpload } from "@/lib/web/upload";

type Context = { params: Promise<{ code: string }> };

/** Papers of a customer, by a plain form: a server action would refuse a large one with a bare page. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const actor = await requireStaff();
  const { code } = await params;
  try {
    if (!fromOurPage(request.headers) || !may("customer.attach", actor, null)) throw forbidden();
    await take(request, actor, code);
    await setFlash({ tone: "success", text: profile.files.done });
  } catch (error) {
    const state = refusal(error);
    if (state.kind === "refused")
      await setFlash({ tone: "danger", text: Object.values(state.fields)[0] ?? state.message });
  }
  return new Response(null, { status: 303, headers: { location: `/customers/${encodeURIComponent(code)}` } });
}

async function take(request: Request, actor: UserActor, code: string): Promise<void> {
  const { files, refused } = await readUpload(request);
  const [first] = refused;
  if (first) {
    await discard(files);
    throw invalid({ files: first.problem });
  }
  if (files.length === 0) throw invalid({ files: "customer.noFile" });
  await keepFiles(actor, { files, uploader: `user:${actor.userId}` });
  await attachCustomerFile(actor, { code, fileIds: files.map((f) => f.id) });
}
