import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { forbidden, invalid } from "@/lib/base/errors";
import { discard } from "@/lib/base/file-store";
import { attachCustomerFile } from "@/lib/customers/attach-customer-file";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { keepFiles } from "@/lib/requests/keep-files";
import { refusal } from "@/lib/web/action";
import { setFlash } from "@/lib/web/flash";
import { SENDING } from "@/lib/web/form-state";
import { fromOurPage } from "@/lib/web/our-page";
import { sentOnce } from "@/lib/web/sent-once";
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
  const { files, refused, fields } = await readUpload(request);
  const [first] = refused;
  if (first) {
    await discard(files);
    throw invalid({ files: first.problem });
  }
  if (files.length === 0) throw invalid({ files: "customer.noFile" });
  await keepFiles(actor, { files, uploader: `user:${actor.userId}` });
  const form = { code, files: files.map(({ sha256 }) => sha256) };
  const sent = { actor, act: attachCustomerFile.action, form, id: fields.get(SENDING) ?? null };
  await sentOnce(
    sent,
    () => attachCustomerFile(actor, { code, fileIds: files.map((f) => f.id) }),
    () => ({}),
  );
}
