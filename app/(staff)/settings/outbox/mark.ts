/** Colour and shape of each state of an outgoing mail. */
export const outboxMark = {
  queued: { tone: "info", shape: "half" },
  sent: { tone: "success", shape: "done" },
  held: { tone: "neutral", shape: "wait" },
  failed: { tone: "danger", shape: "stopped" },
  cancelled: { tone: "neutral", shape: "stopped" },
} as const;
