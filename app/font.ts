import localFont from "next/font/local";

/** Vazirmatn's Persian file, self-hosted and fetched ahead. ZWNJ belongs to it, so that a joined word is shaped in one run. */
export const persianFont = localFont({
  src: "../node_modules/@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  adjustFontFallback: false,
  variable: "--font-persian",
  declarations: [
    {
      prop: "unicode-range",
      value: "U+0600-06FF, U+0750-077F, U+08A0-08FF, U+200C-200F, U+2010-2011, U+FB50-FDFF, U+FE70-FEFC",
    },
  ],
});
