/** Messengers and networks, as people call them. */
export const networkNames = {
  telegram: "تلگرام",
  bale: "بله",
  rubika: "روبیکا",
  eitaa: "ایتا",
  soroush: "سروش",
  whatsapp: "واتساپ",
  instagram: "اینستاگرام",
  facebook: "فیسبوک",
  linkedin: "لینکدین",
  x: "ایکس",
} as const;
