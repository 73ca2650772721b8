import { ATTRIBUTION, TAIL } from "./marks";
import {
  ABOVE_LINE,
  BEGINS,
  BEGINS_WITH_DATE,
  DATED,
  DEVICE_LINES,
  HEADERS,
  isForwardLine,
  MAIL_ADDRESS,
  ORIGINAL_LINE,
  WROTE,
} from "./quote-words";

/** `tail` and `forward` reach to the end; `attribution` stands above a quote; all else is the sender's own. */
export type Piece = { kind: "own" | "quote" | "attribution" | "tail" | "forward" | "signature"; lines: string[] };

/** A mail's text as pieces in their order; all words are in one of them. */
export function piecesOf(text: readonly string[]): Piece[] {
  const lines = text.flatMap(apart);
  const pieces: Piece[] = [];
  const add = (kind: Piece["kind"], from: number, to: number) => {
    if (to <= from) return;
    const last = pieces.at(-1);
    if (last?.kind === kind) last.lines.push(...lines.slice(from, to));
    else pieces.push({ kind, lines: lines.slice(from, to) });
  };
  let at = 0;
  while (at < lines.length) {
    const found = pieceAt(lines, at);
    add(found.kind, at, found.end);
    at = found.end;
  }
  return withSignatures(pieces);
}

/** Some telephones write on in the line of the answer. */
const SHARED = /^(?!\s*>)(.*?\S)(\s*-{2,}\s*On|\s+On)(?= \p{L}{3}, \p{L}{3} \d{1,2}, \d{4} at .*wrote:\s*$)(.*)$/u;

function apart(line: string): string[] {
  const [, own, on, rest] = line.length < 400 ? (SHARED.exec(line) ?? []) : [];
  return own === undefined ? [line] : [own, `${on}${rest}`];
}

const isQuote = (line: string) => /^\s{0,4}(?:>|&gt;)/.test(line) && !/^\s*>[:;][-()D]/.test(line);
const isBlank = (line: string | undefined) => line === undefined || /^[\s\u200e\u200f\u00a0]*$/.test(line);

function pieceAt(lines: readonly string[], at: number): { kind: Piece["kind"]; end: number } {
  const line = lines[at]!;
  const rest = lines.length;
  if (line.startsWith(TAIL)) return { kind: "tail", end: rest };
  if (isQuote(line)) return { kind: "quote", end: quoteEnd(lines, at) };
  const head = near(lines, at, (one) => !isBlank(one) && !isRule(one));
  if (head >= 0 && (head === at || isRule(line))) {
    if (isForwardLine(lines[head]!)) return { kind: "forward", end: rest };
    if (ORIGINAL_LINE.test(lines[head]!) || ABOVE_LINE.test(lines[head]!) || isHead(lines, head))
      return { kind: "tail", end: rest };
    if (/^_{20,}\s*$/.test(line) && lines.slice(head, head + 2).some((one) => /mailing list/i.test(one)))
      return { kind: "tail", end: rest };
  }
  const said = attributionEnd(lines, at);
  if (said === 0) return { kind: "own", end: at + 1 };
  const next = near(lines, said, (one) => !isBlank(one));
  if (next >= 0 && isQuote(lines[next]!)) return { kind: "attribution", end: said };
  return { kind: "tail", end: rest };
}

/** The first of the next lines that is so, or -1: looking further would take a time that grows with the square of the mail. */
function near(lines: readonly string[], from: number, is: (line: string) => boolean): number {
  const found = lines.slice(from, from + 7).findIndex(is);
  return found < 0 ? -1 : from + found;
}

const isRule = (line: string) => /^\s*(?:[-_=*]\s?){5,}\s*$/.test(line);

/** Quoted lines with what is empty between them. */
function quoteEnd(lines: readonly string[], at: number): number {
  let end = at + 1;
  for (let i = end; i < lines.length && (isQuote(lines[i]!) || isBlank(lines[i])); i++)
    if (isQuote(lines[i]!)) end = i + 1;
  return end;
}

const HEAD_IN_A_LINE = /^\s*(?:from|date|sent):\s.{3,200}\s(?:from|date|sent|to):\s.{3,200}\ssubject:\s/i;

/** A head as programs write it: three of From, Date, To and Subject. A subject or an address proves that it is of a mail. */
function isHead(lines: readonly string[], at: number): boolean {
  if (HEAD_IN_A_LINE.test(lines[at]!.slice(0, 600))) return true;
  const seen = new Set<string>();
  let foreign = 0;
  let address = false;
  for (const line of lines.slice(at, at + 14)) {
    const kind = Object.keys(HEADERS).find((name) => HEADERS[name]!.test(line.slice(0, 200)));
    if (seen.size === 0 && !kind) return false;
    if (kind) seen.add(kind);
    else if (!isBlank(line) && ++foreign > 3) break;
    address ||= MAIL_ADDRESS.test(line.slice(0, 500));
  }
  const parts = ["from", "date", "to", "subject"].filter((kind) => seen.has(kind)).length;
  return parts >= 3 && (seen.has("from") ? seen.has("subject") || address : address);
}

/** Behind the line that says who wrote what follows, when such a line begins at `at` (it may be broken in up to four); else 0. */
function attributionEnd(lines: readonly string[], at: number): number {
  const marked = lines[at]!.startsWith(ATTRIBUTION);
  if (marked && lines[at] === ATTRIBUTION) return isForwardLine(lines[at + 1] ?? "") ? 0 : markedEnd(lines, at + 1);
  if (isBlank(lines[at])) return 0;
  for (let end = at + 1; end <= Math.min(at + 4, lines.length); end++) {
    const last = lines[end - 1]!;
    if (isBlank(last) || isQuote(last)) return 0;
    // What begins anew inside is an attribution of its own: this line is not part of it.
    if (end - 1 > at && BEGINS.test(last) && DATED.test(last) && WROTE.test(lines.slice(end - 1, end + 3).join(" ")))
      return 0;
    if (end - 1 > at && !mayGoOn(lines, at)) return 0;
    const text = lines.slice(at, end).join(" ").slice(0, 600).trim();
    if (saysWho(text) || (saysWhoAbove(text) && quoteBelow(lines, end))) return end;
  }
  return 0;
}

/** Lines that programs break: they begin as such lines do, or stand alone with a date or an address. */
const mayGoOn = (lines: readonly string[], at: number) =>
  BEGINS.test(lines[at]!) || (isBlank(lines[at - 1]) && (DATED.test(lines[at]!) || MAIL_ADDRESS.test(lines[at]!)));

/** Of an attribution that HTML marks: up to the quote, at most a few lines. */
function markedEnd(lines: readonly string[], from: number): number {
  const end = near(lines, from, isQuote);
  return end >= 0 && end <= from + 6 ? end : Math.min(from + 1, lines.length);
}

const quoteBelow = (lines: readonly string[], from: number) => {
  const next = lines.slice(from, from + 3).find((line) => !isBlank(line));
  return next !== undefined && isQuote(next);
};

const COLON = /(?:[:：]|\bwrote\s*-{2,})\s*[*_\u200e\u200f\u202c\u2069]*\s*$/u;
const CLOCK = /(?:^|\D)[\d۰-۹]{1,2}[:.][\d۰-۹]{2}(?:\D|$)/u;
/** A name and an address in brackets, and then nothing but that he wrote. */
const NAMED = /^[^.!?؟<(]{0,80}[<(][^<>()\s]+@[^<>()\s]+[>)][^!?؟]{0,60}$/u;

/** Beyond doubt, whatever stands below. */
function saysWho(text: string): boolean {
  if (!COLON.test(text) || text.length > 400) return false;
  const [wrote, dated, address] = [WROTE.test(text), DATED.test(text), MAIL_ADDRESS.test(text)];
  if (wrote && dated && (BEGINS.test(text) || (BEGINS_WITH_DATE.test(text) && (address || CLOCK.test(text)))))
    return true;
  if (wrote) return address && NAMED.test(text);
  return address && dated && CLOCK.test(text) && /@\S+\s*$/u.test(text) && text.length < 200;
}

/** Good enough with a quote right below. */
function saysWhoAbove(text: string): boolean {
  if (text.length > 300) return false;
  const [wrote, dated, address] = [WROTE.test(text), DATED.test(text), MAIL_ADDRESS.test(text)];
  if (/^\s*\d{4}-\d\d-\d\d \d\d:\d\d GMT[+-]\d\d:\d\d \S/.test(text)) return true;
  if (!COLON.test(text)) return dated && address && /[>)\]]\s*$/.test(text);
  return (wrote && (dated || address || text.length < 70)) || (address && dated);
}

const SIGNATURE_LINES = 15;

/** Takes signatures off the ends of own pieces: what follows "-- ", and lines that devices write. */
function withSignatures(pieces: readonly Piece[]): Piece[] {
  const all = pieces.flatMap((piece, i): Piece[] => {
    if (piece.kind !== "own") return [piece];
    const cut = signatureAt(piece.lines, i > 0 && pieces[i - 1]!.kind === "quote" && i === pieces.length - 1);
    const [own, signature] = [piece.lines.slice(0, cut), piece.lines.slice(cut)];
    return [
      { kind: "own" as const, lines: own },
      { kind: "signature" as const, lines: signature },
    ].filter(({ lines }) => lines.length > 0);
  });
  return all;
}

function signatureAt(lines: readonly string[], belowQuote: boolean): number {
  let end = lines.length;
  const separator = lines.findLastIndex((line) => /^\s{0,3}--\s*$/.test(line));
  const below = lines.slice(separator + 1).filter((line) => !isBlank(line));
  if (separator >= 0 && below.length <= SIGNATURE_LINES && below.every((line) => line.length <= 200)) end = separator;
  for (let i = end - 1; i >= 0; i--) {
    if (isBlank(lines[i])) continue;
    if (!DEVICE_LINES.some((words) => words.test(lines[i]!.slice(0, 300)))) break;
    end = i;
  }
  const left = lines.slice(0, end).filter((line) => !isBlank(line));
  // Below a quote at the very end: a name and how to reach it are a signature.
  if (
    belowQuote &&
    left.length > 0 &&
    left.length <= 5 &&
    left.every((line) => line.length <= 70 && !/[.!?؟]\s*$/.test(line)) &&
    left.some((line) => REACHED.test(line))
  )
    return 0;
  return end;
}

const REACHED = /@\w|https?:|www\.|(?:\+|00)\d[\d -]{6,}|\b0\d{2,3}[ -]?\d{6,8}\b/i;
