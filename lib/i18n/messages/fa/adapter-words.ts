export type FieldWords = { label: string; hint?: string; options?: Record<string, string> };
export type AdapterWords = { name: string; about?: string; fields: Record<string, FieldWords> };
