/** Colour and shape of each state of an outgoing mail. */
export const outboxMark = {
  queued: { tone: "info", shape: "half" },
  sending: { tone: "info", shape: "half" },
  sent: { tone: "success", shape: "done" },
  delivered: { tone: "success", shape: "done" },
  read: { tone: "success", shape: "done" },
  held: { tone: "neutral", shape: "wait" },
  failed: { tone: "danger", shape: "stopped" },
  bounced: { tone: "danger", shape: "stopped" },
  unsure: { tone: "warning", shape: "wait" },
  cancelled: { tone: "neutral", shape: "stopped" },
} as const;
