import { events } from "@/lib/i18n/messages/fa/events";

/** The words of a type of event, as the timeline has them. */
export function eventWord(type: string): string {
  const [subject, act] = type.split(".") as [string, string];
  return (events as Record<string, Record<string, string>>)[subject]?.[act] ?? type;
}
