/** Lines that only our own reading of HTML writes (non-characters: no mail can carry them past `storable`). */

/** Below it stands who wrote what is quoted next. */
export const ATTRIBUTION = "\uFDD0";
/** All below it is an earlier message. */
export const TAIL = "\uFDD1";

export const withoutMarks = (text: string): string => text.replace(/[\uFDD0\uFDD1]\n?/g, "");
