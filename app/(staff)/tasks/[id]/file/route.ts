import { transferFolder } from "@/lib/base/file-store";
import { fetchFile } from "@/lib/transfer/fetch-file";
import { fileAnswer } from "@/lib/web/download";
import { requireStaff } from "@/lib/web/session";

/** The file that long work made. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await requireStaff();
  return fileAnswer(async () => ({ ...(await fetchFile(actor, await params)), folder: transferFolder() }));
}
