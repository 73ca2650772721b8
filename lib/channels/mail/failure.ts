import type { Failure } from "@/lib/channels/adapter";

/**
 * Why a mail was not taken, by its enhanced status code (RFC 3463), else by what the server said.
 * @param status `5.1.1`, or empty
 */
export function failureOf(status: string, said: string): Failure {
  const code =
    /^[245]\.[01]\.0$/.test(status) || status === ""
      ? (/\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? status)
      : status;
  return byCode(code.slice(2)) ?? byWords(said) ?? (/^[45]\.1\./.test(code) ? "unknown_address" : "other");
}

function byCode(code: string): Failure | null {
  if (code === "2.2") return "mailbox_full";
  if (/^1\.[12346]$|^1\.10$|^2\.1$|^4\.4$/.test(code)) return "unknown_address";
  if (/^4\.[1567]$/.test(code)) return code === "4.1" ? null : "expired";
  if (code.startsWith("7.")) return "blocked";
  return /^(2\.3|3\.4|5\.|6\.|1\.[78])/.test(code) ? "refused" : null;
}

const WORDS: readonly (readonly [RegExp, Failure])[] = [
  [
    /mailbox (?:is )?full|over ?quota|quota exceeded|exceeded.{0,30}(?:quota|storage)|insufficient (?:system )?storage|صندوق.{0,20}پر/i,
    "mailbox_full",
  ],
  [
    /(?:user|recipient|mailbox|address|account).{0,40}(?:unknown|not found|does ?n[o']t exist|invalid|disabled|unavailable|no longer)|no such (?:user|mailbox|recipient|person|address)|unknown (?:user|recipient|local)|invalid (?:recipient|mailbox|address)|no mailbox here|not (?:a )?valid|unrouteable|(?:host|domain).{0,20}not found|address rejected|wasn't found|doesn't have an? .{1,40} account/i,
    "unknown_address",
  ],
  [
    /spam|black ?list|block ?list|blocked|rbl|reputation|policy|access denied|relay(?:ing)? (?:access )?denied/i,
    "blocked",
  ],
  [/timed? ?out|expired|too long|retry (?:time|limit)|connection refused|unreachable/i, "expired"],
  [/too (?:large|big)|size limit|refused|rejected/i, "refused"],
];

const byWords = (said: string): Failure | null => WORDS.find(([words]) => words.test(said))?.[1] ?? null;
