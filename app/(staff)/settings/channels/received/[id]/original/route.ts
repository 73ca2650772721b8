import { readReceived } from "@/lib/intake/queries";
import { fileAnswer } from "@/lib/web/download";
import { requireStaff } from "@/lib/web/session";

type Context = { params: Promise<{ id: string }> };

/** A message that became no request, byte for byte as it came, as a download. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const actor = await requireStaff();
  return fileAnswer(async () => {
    const { path, subject, channel } = await readReceived(actor, await params);
    const name = (subject ?? "message").replace(/[/\\]/g, "-").slice(0, 100);
    return channel === "email"
      ? { path, name: `${name}.eml`, mime: "message/rfc822" }
      : { path, name: `${name}.bin`, mime: "application/octet-stream" };
  });
}
