export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Minutes from local midnight; `to` over 1440 is the next day (20:00–02:00 is 1200–1560). Order and overlap do not matter. */
export type Hours = { from: number; to: number };
/** 0 = شنبه … 6 = جمعه. The hours are wall-clock time in Tehran, so a day when the clock changes is longer or shorter. */
export type Week = Record<Weekday, readonly Hours[]>;

/** A week in force from one Tehran day ("YYYY-MM-DD") to another, both included; `until` null: for good. */
export type EffectiveWeek = { from: string; until: string | null; days: Week; onHolidays: boolean };

/** When somebody is open, past and future. Never changed in place: the open ranges of a year are computed once for each object. */
export type WorkCalendar = {
  /** Whose it is: `company`, `department:ID`, with `+PROVINCE` when closures of one count. */
  id: string;
  /** The version of the calendars it was read in. */
  version: number;
  /** The last one that covers a day holds on it; on a day that none covers nobody works. */
  weeks: readonly EffectiveWeek[];
  /** Public holidays: Gregorian Tehran days, "YYYY-MM-DD". */
  holidays: ReadonlySet<string>;
  /** Emergency closures, to the millisecond. */
  closures: readonly { from: Date; until: Date; reason?: string }[];
};
