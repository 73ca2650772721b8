import { invalid } from "@/lib/base/errors";
import { shiftDay, tehranDayKey, tehranMinutes } from "@/lib/i18n/date";
import type { BadRow, ImportRow, Read } from "./import-row";
import { IMPORT_LIMITS } from "./schema";

type Line = { number: number; name: string; params: string; value: string };
type Entry = { line: number; fields: Partial<Record<string, Line>> };

/** The events of an iCalendar text (RFC 5545) as days: whole days, several in a row; a time of a day is no holiday. @throws invalid */
export function readIcs(text: string): Read {
  const lines = unfolded(text);
  if (lines[0]?.name !== "BEGIN" || lines[0].value.toUpperCase() !== "VCALENDAR") throw broken();
  const rows: ImportRow[] = [];
  const bad: BadRow[] = [];
  let entry: Entry | null = null;
  let ended = false;
  let inside = 0; // alarms of an event have a summary of their own
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
    else if (entry && line.name === "BEGIN") inside += 1;
    else if (entry && line.name === "END") inside -= 1;
    else if (entry && inside === 0) entry.fields[line.name] ??= line;
  }
  if (entry || !ended) throw broken();
  return { rows, bad };
}

const broken = () => invalid({ text: "calendar.notACalendar" });

/** Lines that begin with a space go on with the one before. */
function unfolded(text: string): Line[] {
  const out: { number: number; text: string }[] = [];
  text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .forEach((line, i) => {
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
  if (entry.STATUS?.value.trim().toUpperCase() === "CANCELLED") return bad("cancelled");
  if (entry.RRULE || entry.RDATE) return bad("repeats");
  const first = momentOf(entry.DTSTART);
  const end = entry.DTEND ? momentOf(entry.DTEND) : first && lasting(first, entry.DURATION);
  if (!first || !end) return bad("day");
  if (end.day < first.day) return bad("endsFirst");
  if (first.midnight === false || end.midnight === false) return bad("timed");
  if (name === "") return bad("name");
  if (name.length > IMPORT_LIMITS.name) return bad("tooLongName", { max: IMPORT_LIMITS.name });
  // The end of whole days is the first day that is none of them any more.
  const last = end.day > first.day ? shiftDay(end.day, -1) : first.day;
  if (last > shiftDay(first.day, IMPORT_LIMITS.days - 1)) return bad("tooLong", { max: IMPORT_LIMITS.days });
  const rows: ImportRow[] = [];
  for (let day = first.day; day <= last; day = shiftDay(day, 1))
    rows.push({ line, day, name, kind: null, estimated: null });
  return { rows };
}

type Moment = { day: string; midnight: boolean };

/** 20261124, 20261124T083000 (as the clock on the wall) or 20261124T083000Z; the Tehran day, and whether that begins then. */
function momentOf(line: Line | undefined): Moment | null {
  const [, year, month, day, time, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z?))?$/.exec(line?.value.trim() ?? "") ?? [];
  if (!year) return null;
  const key = `${year}-${month}-${day}`;
  const clockText = time ? `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}` : "00:00:00";
  const at = new Date(`${key}T${clockText}Z`);
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(key) || key < "1991-03-21" || key >= "2100")
    return null;
  if (!utc) return { day: key, midnight: clockText === "00:00:00" };
  return { day: tehranDayKey(at), midnight: tehranMinutes(at) === 0 };
}

/** The end of what says how long it takes: days and weeks. Of what says nothing: its own day. */
function lasting(first: Moment, line: Line | undefined): Moment | null {
  if (!line) return first;
  const [, weeks, days, time] = /^\+?P(?:(\d{1,3})W|(\d{1,3})D)?(T\w+)?$/.exec(line.value.trim().toUpperCase()) ?? [];
  if (weeks === undefined && days === undefined && time === undefined) return null;
  return { day: shiftDay(first.day, Number(weeks ?? 0) * 7 + Number(days ?? 0)), midnight: time === undefined };
}

const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_, c: string) => (/n/i.test(c) ? " " : c));
