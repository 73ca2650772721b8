import type { ImportView, RowView } from "@/lib/transfer/schema";

type Look = {
  tone: "accent" | "info" | "success" | "warning" | "danger" | "neutral";
  shape: "open" | "half" | "wait" | "done" | "stopped";
};

export const importMark: Record<ImportView["status"], Look> = {
  uploaded: { tone: "accent", shape: "open" },
  running: { tone: "info", shape: "half" },
  done: { tone: "success", shape: "done" },
  undoing: { tone: "warning", shape: "half" },
  undone: { tone: "neutral", shape: "stopped" },
};

export const outcomeMark: Record<RowView["outcome"], Look> = {
  created: { tone: "success", shape: "open" },
  updated: { tone: "info", shape: "half" },
  same: { tone: "neutral", shape: "done" },
  rejected: { tone: "danger", shape: "stopped" },
};
