export const channels = [
  "web",
  "email",
  "phone",
  "sms",
  "telegram",
  "bale",
  "rubika",
  "whatsapp",
  "instagram",
  "letter",
  "fax",
  "visit",
  "api",
] as const;
export const kinds = ["question", "complaint", "service", "order", "suggestion", "praise", "other"] as const;
export const priorities = ["low", "normal", "high", "urgent"] as const;
export const requestStatuses = [
  "new",
  "referred",
  "answered",
  "replied",
  "waiting_customer",
  "closed",
  "merged",
  "spam",
] as const;
export const outcomes = ["solved", "partly", "refused", "withdrawn", "no_answer", "duplicate"] as const;
/** What became of an outgoing message. */
export const deliveryStates = [
  "queued",
  "sending",
  "sent",
  "delivered",
  "read",
  "held",
  "failed",
  "bounced",
  "unsure",
  "cancelled",
] as const;
