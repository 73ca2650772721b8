import { invalid } from "@/lib/base/errors";
import { shiftDay, tehranDayKey } from "@/lib/i18n/date";
import type { BadRow, ImportRow, Read } from "./import-row";
import { IMPORT_LIMITS } from "./schema";

type Line = { number: number; name: string; params: string; value: string };
type Entry = { line: number; fields: Partial<Record<string, Line>> };

/** The events of an iCalendar text (RFC 5545) as days: whole days, several in a row, or the Tehran day a time falls on. @throws invalid */
export function readIcs(text: string): Read {
  const lines = unfolded(text);
  if (lines[0]?.name !== "BEGIN" || lines[0].value.toUpperCase() !== "VCALENDAR") throw broken();
  const rows: ImportRow[] = [];
  const bad: BadRow[] = [];
  let entry: Entry | null = null;
  let ended = false;
  for (const line of lines) {
    const block = line.value.trim().toUpperCase();
    if (line.name === "BEGIN" && block === "VEVENT") {
      if (entry) throw broken();
      entry = { line: line.number, fields: {} };
    } else if (line.name === "END" && block === "VEVENT") {
      if (!entry) throw broken();
      const read = daysOf(entry);
      if ("problem" in read) bad.push(read);
      else rows.push(...read.rows);
      if (rows.length > IMPORT_LIMITS.rows) break;
      entry = null;
    } else if (line.name === "END" && block === "VCALENDAR") ended = true;
    else if (entry) entry.fields[line.name] ??= line;
  }
  if (entry || !ended) throw broken();
  return { rows, bad };
}

const broken = () => invalid({ text: "calendar.notACalendar" });

/** Lines that begin with a space go on with the one before. */
function unfolded(text: string): Line[] {
  const out: { number: number; text: string }[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, i) => {
    const previous = out.at(-1);
    if (previous && /^[ \t]/.test(line)) previous.text += line.slice(1);
    else if (line.trim() !== "") out.push({ number: i + 1, text: line });
  });
  return out.map(({ number, text }) => {
    const [, name = "", params = "", value = ""] = /^([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/su.exec(text) ?? [];
    return { number, name: name.toUpperCase(), params: params.toUpperCase(), value };
  });
}

function daysOf({ line, fields: entry }: Entry): { rows: ImportRow[] } | BadRow {
  const name = unescaped(entry.SUMMARY?.value ?? "").trim();
  const bad = (key: string, params = {}): BadRow => ({
    line,
    text: `${entry.DTSTART?.value ?? ""} ${name}`.trim().slice(0, 120),
    problem: { key: `calendar.problem.${key}`, params },
  });
  if (entry.RRULE || entry.RDATE) return bad("repeats");
  const first = dayOf(entry.DTSTART);
  const whole = entry.DTSTART?.value.trim().length === 8;
  const end = entry.DTEND ? dayOf(entry.DTEND) : null;
  if (!first || (entry.DTEND && !end)) return bad("day");
  if (name === "") return bad("name");
  if (name.length > IMPORT_LIMITS.name) return bad("tooLongName", { max: IMPORT_LIMITS.name });
  // The end of whole days is the first day that is none of them any more.
  const last = whole && end && end > first ? shiftDay(end, -1) : first;
  if (last > shiftDay(first, IMPORT_LIMITS.days - 1)) return bad("tooLong", { max: IMPORT_LIMITS.days });
  const rows: ImportRow[] = [];
  for (let day = first; day <= last; day = shiftDay(day, 1))
    rows.push({ line, day, name, kind: null, estimated: null });
  return { rows };
}

/** 20261124, 20261124T083000 (as the clock on the wall) or 20261124T083000Z. */
function dayOf(line: Line | undefined): string | null {
  const [, year, month, day, time, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z?))?$/.exec(line?.value.trim() ?? "") ?? [];
  if (!year) return null;
  const key = `${year}-${month}-${day}`;
  const clockText = time ? `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}` : "00:00:00";
  const at = new Date(`${key}T${clockText}Z`);
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(key) || key < "1991-03-21" || key >= "2100")
    return null;
  return utc ? tehranDayKey(at) : key;
}

const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_, c: string) => (/n/i.test(c) ? " " : c));
