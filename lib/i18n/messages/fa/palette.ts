/** Words of the palette that Ctrl+K opens. */
export const palette = {
  title: "دستورها",
  label: "دستور، جا، درخواست یا مشتری",
  hint: "چه می‌خواهید بکنید؟",
  parts: {
    acts: "در این صفحه",
    offers: "کارهای آماده",
    places: "رفتن به",
    requests: "درخواست‌ها",
    customers: "مشتریان",
    search: "جست‌وجو",
  },
  searchFor: "جست‌وجوی «{q}» در همهٔ درخواست‌ها",
  count: "{n} گزینه",
  go: "رفتن به {place}",
} as const;
