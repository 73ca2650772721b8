import "server-only";
import { invalid } from "@/lib/base/errors";

const MOST = 300_000;

/** The text of the file in a form, else what was written in its place. @throws invalid */
export async function textOf(data: FormData): Promise<string> {
  const file = data.get("file");
  const written = String(data.get("text") ?? "").trim();
  const given = file instanceof File && file.size > 0 ? file : null;
  if (!given && !written) throw invalid({ file: "calendar.noSource" });
  if (given && written) throw invalid({ text: "calendar.oneSource" });
  if (!given) return written;
  if (given.size > MOST) throw invalid({ file: "calendar.unreadableFile" });
  return decoded(new Uint8Array(await given.arrayBuffer()));
}

/** By its mark, else UTF-8 when all of it is, else what Persian Excel writes. */
function decoded(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1256").decode(bytes);
  }
}
