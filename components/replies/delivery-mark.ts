import type { Tone } from "@/components/ui/badge";
import type { Shape } from "@/components/ui/status-badge";
import type { DeliveryView } from "@/lib/replies/queries";

/** Colour and shape of each state of an outgoing message; its word is `words.delivery`. */
export const deliveryMark: Record<DeliveryView["status"], { tone: Tone; shape: Shape }> = {
  queued: { tone: "info", shape: "half" },
  sending: { tone: "info", shape: "half" },
  sent: { tone: "success", shape: "done" },
  delivered: { tone: "success", shape: "done" },
  read: { tone: "success", shape: "done" },
  held: { tone: "warning", shape: "wait" },
  failed: { tone: "danger", shape: "stopped" },
  bounced: { tone: "danger", shape: "stopped" },
  unsure: { tone: "warning", shape: "wait" },
  cancelled: { tone: "neutral", shape: "stopped" },
};
