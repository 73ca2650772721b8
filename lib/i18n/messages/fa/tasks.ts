/** Words of long work: how far it is, stop, go on. */
export const tasks = {
  status: {
    queued: "در صف",
    running: "در حال انجام",
    stopping: "در حال ایستادن",
    stopped: "متوقف",
    done: "انجام شد",
    failed: "ناتمام ماند",
  },
  progress: "پیشرفت",
  of: "{done} از {total}",
  soFar: "{done} تاکنون",
  stop: "توقف",
  resume: "ادامه",
  lost: "وضعیت کار خوانده نشد؛ دوباره تلاش می‌شود.",
} as const;
