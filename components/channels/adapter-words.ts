import type { AdapterWords, FieldWords } from "@/lib/i18n/messages/fa/adapter-words";
import { channels } from "@/lib/i18n/messages/fa/channels";

const all = channels.adapters as Record<string, AdapterWords>;

/** What a kind of door is called; one that nobody wrote words for is called by its own name. */
export const adapterWords = (name: string): AdapterWords => all[name] ?? { name, fields: {} };

/** What one of its fields is called. */
export const fieldWords = (adapter: string, field: string): FieldWords =>
  adapterWords(adapter).fields[field] ?? { label: field };
