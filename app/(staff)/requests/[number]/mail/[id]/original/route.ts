import { readOriginal } from "@/lib/requests/read-original";
import { fileAnswer } from "@/lib/web/download";
import { requireStaff } from "@/lib/web/session";

type Context = { params: Promise<{ number: string; id: string }> };

/** A mail byte for byte as it came, as a download. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const actor = await requireStaff();
  return fileAnswer(async () => {
    const { number, id } = await params;
    const { path, subject } = await readOriginal(actor, { number: Number(number), id });
    return { path, name: `${(subject ?? "mail").replace(/[/\\]/g, "-").slice(0, 100)}.eml`, mime: "message/rfc822" };
  });
}
