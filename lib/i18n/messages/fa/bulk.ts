/** Words of acts on many requests at once. */
export const bulk = {
  pick: "برگزیدن درخواست {n}",
  title: "کار با برگزیده‌ها",
  chosen: "{n} برگزیده",
  all: "همهٔ این صفحه",
  none: "هیچ‌کدام",
  acts: { refer: "ارجاع", handOver: "واگذاری", accept: "برداشتن از صف", close: "بستن" },
  refer: "ارجاع {n} درخواست",
  handOver: "واگذاری {n} کار",
  close: {
    title: "بستن {n} درخواست",
    text: "درخواستی که هنوز ارجاع باز دارد گروهی بسته نمی‌شود و در گزارش پایان کار نام برده می‌شود.",
    submit: "بستن درخواست‌ها",
  },
  doing: {
    refer: "ارجاع گروهی",
    handOver: "واگذاری گروهی",
    accept: "برداشتن گروهی از صف",
    close: "بستن گروهی",
    undo: "واگرد: {what}",
  },
  counts: { done: "انجام شد", refused: "نشد", undone: "برگشت", kept: "برنگشت" },
  refused: "آنچه نشد، و چرا",
  kept: "آنچه برنگشت، و چرا",
  undo: "واگرد",
  hide: "بستن گزارش",
} as const;
