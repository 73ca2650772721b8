import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesFolder } from "@/lib/base/file-store";
import { mailPage } from "@/lib/channels/mail/mail-page";
import { formatFull } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import { readOriginal } from "@/lib/requests/read-original";
import { fileRefusal } from "@/lib/web/download";
import { mailPolicy } from "@/lib/web/mail-policy";
import { requireStaff } from "@/lib/web/session";

type Context = { params: Promise<{ number: string; id: string }> };

/** A mail as its sender made it, for the frame in the request's page: harmless, and without pictures from elsewhere until asked. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await requireStaff();
  const pictures = new URL(request.url).searchParams.get("pictures") === "1";
  try {
    const { number, id } = await params;
    const { path, subject } = await readOriginal(actor, { number: Number(number), id });
    const raw = await readFile(join(filesFolder(), path));
    return new Response(mailPage(raw, words(subject), pictures), {
      headers: { ...inFrame(pictures), "Content-Type": "text/html; charset=utf-8" },
    });
  } catch (error) {
    return fileRefusal(error, inFrame(pictures));
  }
}

/** The one thing of ours that may stand in a frame. */
const inFrame = (pictures: boolean) => ({
  "Content-Security-Policy": mailPolicy(pictures),
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "SAMEORIGIN",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "private, no-store",
});

const words = (subject: string | null) => ({
  title: subject ?? t("request.mail.original"),
  when: formatFull,
  withheld: (n: number) => t("request.mail.withheld", { n }),
  heads: heads(),
});

const heads = () => ({
  from: t("request.mail.from"),
  to: t("request.mail.to"),
  cc: t("request.mail.cc"),
  date: t("request.mail.date"),
  subject: t("request.mail.subject"),
});
