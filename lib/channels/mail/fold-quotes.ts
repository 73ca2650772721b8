import { withoutMarks } from "./marks";
import { type Piece, piecesOf } from "./quote-pieces";

export type Folded = { text: string; quoted: string | null };

/**
 * The sender's own new words, and beside them what is only repeated: earlier messages, their heads, signatures. Together they hold every
 * word. When unsure a line counts as new: answers written between quoted lines stay together with them, and a mail that is nothing
 * but a forwarded one stays whole.
 * @param forwarded its subject says that it hands on another mail
 */
export function foldQuotes(text: string, forwarded = false): Folded {
  const whole = { text: tidy(withoutMarks(text)), quoted: null };
  if (text.length > FOLD_MAX) return whole;
  const pieces = piecesOf(text.split("\n"));
  const kept = keptOf(pieces);
  const own = tidy(joined(pieces.filter((_, i) => kept[i])));
  const rest = tidy(joined(pieces.filter((_, i) => !kept[i])));
  if (own === "" || rest === "") return whole;
  const handsOn = pieces.some((piece, i) => !kept[i] && piece.kind === "forward") || forwarded;
  if (handsOn && own.length < HANDED_ON_BELOW) return whole;
  return { text: own, quoted: rest };
}

const FOLD_MAX = 1_000_000;
/** A forwarded mail below fewer letters than these is what the sender wants to be read. */
const HANDED_ON_BELOW = 200;

const joined = (pieces: readonly Piece[]) => withoutMarks(pieces.flatMap(({ lines }) => lines).join("\n"));

/** Line by line: patterns that look back over runs of spaces take a time that grows with their square. */
function tidy(text: string): string {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== "");
  const kept = lines.slice(Math.max(first, 0));
  return kept
    .filter((line, i) => line !== "" || kept[i - 1] !== "" || kept[i - 2] !== "")
    .join("\n")
    .trimEnd();
}

const isOwn = ({ kind, lines }: Piece) => kind === "own" && lines.some((line) => line.trim() !== "");

/** As long as this a quote above everything is the whole earlier mail, not what is answered to. */
const WHOLE_MAIL = 15;

/** Quotes that own words follow stay above them: they say what is answered. Who wrote them, and what is below the last own words, goes. */
function keptOf(pieces: readonly Piece[]): boolean[] {
  const first = pieces.findIndex(isOwn);
  const last = pieces.findLastIndex(isOwn);
  return pieces.map(({ kind, lines }, i) => {
    if (kind !== "quote") return kind === "own";
    return i < last && (i > first || lines.length < WHOLE_MAIL);
  });
}
