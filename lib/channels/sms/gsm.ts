/** GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1): what fits it goes 160 letters to a part in place of 70. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENDED = new Set("\f^{}\\[~]|€");

/** Septets that one character takes: 1, 2 (behind an escape), or null when the alphabet does not have it. */
export const gsmWidth = (character: string): 1 | 2 | null =>
  BASIC.has(character) ? 1 : EXTENDED.has(character) ? 2 : null;

/** Can the whole text go in GSM 7-bit? */
export function isGsm(text: string): boolean {
  for (const character of text) if (gsmWidth(character) === null) return false;
  return true;
}
