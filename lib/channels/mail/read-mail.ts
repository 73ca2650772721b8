import { cleanText } from "@/lib/base/text";
import type { Inbound, ReadAbout } from "@/lib/channels/adapter";
import { decodeText } from "./charset";
import { fileNameOf } from "./file-names";
import { foldQuotes } from "./fold-quotes";
import { answersOf, dmarcPassed, numbersIn, senderOf, sentAtOf } from "./head";
import { kindOf } from "./kind";
import { headerOf, type Part, readMime } from "./mime";
import { bodyOf, leavesOf } from "./parts";
import { plainText, reportsIn } from "./reports";
import { bodyBytes } from "./transfer";
import { headerText } from "./words";

/**
 * Reads one mail as it came over the wire. Never throws, whatever the bytes are: at worst the message says little, and its original
 * is kept anyway. Nothing in it is NUL or a lone surrogate.
 */
export async function readMail(raw: Buffer, about: ReadAbout): Promise<Inbound> {
  try {
    return inbound(readMime(raw), about);
  } catch {
    const text = cleanText(decodeText(raw.subarray(0, TEXT_MAX), null));
    return { ...NOTHING, text: text.trim() };
  }
}

const TEXT_MAX = 4_000_000;
const FILES_MAX = 200;

const NOTHING: Inbound = {
  kind: "message",
  sender: { name: null, email: null, phone: null, handle: null },
  proved: [],
  subject: null,
  text: "",
  quoted: null,
  sentAt: null,
  files: [],
  answers: [],
  numbers: [],
  reports: [],
};

function inbound(mail: Part, about: ReadAbout): Inbound {
  const leaves = leavesOf(mail);
  const { texts, spent } = bodyOf(mail);
  const told = reportsIn(mail, leaves, plainText(leaves));
  const sender = senderOf(mail);
  const subject = headerText(headerOf(mail, "subject") ?? "");
  const { text, quoted } = foldQuotes(
    texts.join("\n"),
    /^\s*(?:fwd?|wg|tr|rv|enc|i|بازارسال|ارسال|هدایت)\s*:/iu.test(subject),
  );
  return {
    ...NOTHING,
    kind: told?.kind ?? kindOf(mail, about.ours),
    sender: { ...NOTHING.sender, name: sender?.name ?? null, email: sender?.email ?? null },
    proved: sender?.by === "from" && dmarcPassed(mail, about.trusted ?? []) ? ["email"] : [],
    subject: subject === "" ? null : subject.slice(0, 1000),
    text: cut(text),
    quoted: quoted === null ? null : cut(quoted),
    sentAt: sentAtOf(mail, about.receivedAt),
    files: filesOf(leaves.filter((leaf) => !spent.has(leaf))),
    answers: answersOf(mail),
    numbers: numbersIn(subject),
    reports: told?.reports ?? [],
  };
}

/** Not in the middle of a letter that takes two. */
const cut = (text: string) => text.slice(0, TEXT_MAX).replace(/[\uD800-\uDBFF]$/, "");

function filesOf(leaves: readonly Part[]): Inbound["files"] {
  return leaves.slice(0, FILES_MAX).flatMap((part, i) => {
    const bytes = bodyBytes(part);
    return bytes.length === 0 ? [] : [{ name: fileNameOf(part, i + 1), bytes: Buffer.from(bytes) }];
  });
}
