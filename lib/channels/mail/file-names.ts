import { cleanFileName } from "@/lib/base/file-name";
import { headerOf, type Part, readMime } from "./mime";
import { bodyBytes } from "./transfer";
import { headerText } from "./words";

const ENDINGS: Record<string, string> = {
  "message/rfc822": "eml",
  "multipart/mixed": "eml",
  "text/calendar": "ics",
  "text/html": "html",
  "text/plain": "txt",
  "text/rtf": "rtf",
  "application/pdf": "pdf",
  "application/ms-tnef": "dat",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
};

/** The name under which a part is kept: its own without any folder, else of what it is; a mail in the mail is named by its subject. */
export function fileNameOf(part: Part, number: number): string {
  if (part.fileName !== null && part.fileName.trim() !== "")
    return cleanFileName(headerText(Buffer.from(part.fileName).toString("latin1")));
  const ending = ENDINGS[part.type] ?? /\/(?:x-)?([a-z0-9]{2,5})$/.exec(part.type)?.[1] ?? "bin";
  if (part.type === "message/rfc822") {
    const subject = headerText(headerOf(readMime(bodyBytes(part).subarray(0, 262_144)), "subject") ?? "").replace(
      /[/\\]/g,
      "-",
    );
    if (subject !== "") return cleanFileName(`${Array.from(subject).slice(0, 100).join("")}.eml`);
  }
  if (part.type === "application/ms-tnef") return "winmail.dat";
  return `${part.cid === null ? "file" : "inline"}-${number}.${ending}`;
}
