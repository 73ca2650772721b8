/** 7 → "07". */
export const twoDigits = (n: number): string => String(n).padStart(2, "0");

/** Minutes since midnight as "HH:MM", in Latin digits. */
export const timeOfDay = (minutes: number): string =>
  `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
