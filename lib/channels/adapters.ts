import type { Adapter } from "./adapter";

/** Every kind of door there is; one more is one file in `adapters/`, a line here, and its words in the catalogue. */
const all: readonly Adapter[] = [];

export const adapters: ReadonlyMap<string, Adapter> = new Map(all.map((adapter) => [adapter.name, adapter]));
