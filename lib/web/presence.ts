import { randomBytes } from "node:crypto";
import { clock } from "@/lib/base/clock";
import { say, type Word } from "@/lib/kernel/wake";
import { type Present, type Writing, writings } from "@/lib/live/schema";

/** Who looks at which request from which tab; `request` 0: at none any more. */
export type Look = { key: string; userId: string; name: string; request: number; writing: Writing | null };
type Kept = Look & { until: number; writingUntil: number };

/** A tab of which nobody has spoken for so long is gone; its process speaks of it each `AGAIN_MS`. */
const LIFE_MS = 50_000;
const WRITING_MS = 12_000;
const MOST_IN_A_WORD = 30;

/** What all processes know of who looks where: each tells the others of its own pages, and what is not repeated is forgotten. */
export class Presence {
  readonly process = randomBytes(6).toString("hex");
  private readonly looks = new Map<string, Kept>();

  /** @param changed called with the number of each request whose audience is another now */
  constructor(private readonly changed: (request: number) => void) {}

  /** Of this process: remembered, and told to the others. */
  set(look: Look): void {
    this.keep(look);
    this.speak([look]);
  }

  requestOf(key: string): number | undefined {
    return this.looks.get(key)?.request;
  }

  /** Takes a tab away, as when its page was closed. */
  gone(key: string): void {
    const look = this.looks.get(key);
    if (look) this.set({ ...look, request: 0, writing: null });
  }

  hear(word: Extract<Word, { kind: "presence" }>): void {
    if (word.from === this.process) return;
    for (const entry of word.entries) {
      const look = lookOf(entry);
      if (look) this.keep(look);
    }
  }

  /** Speaks again of the tabs whose pages are open here. */
  repeat(keys: Iterable<string>): void {
    const own: Look[] = [];
    for (const key of keys) {
      const look = this.looks.get(key);
      if (!look) continue;
      look.until = this.now() + LIFE_MS;
      own.push(look);
    }
    for (let at = 0; at < own.length; at += MOST_IN_A_WORD) this.speak(own.slice(at, at + MOST_IN_A_WORD));
  }

  /** Asks the other processes to repeat theirs. */
  ask(): void {
    void say({ kind: "presence", from: this.process, entries: [], ask: true });
  }

  sweep(): void {
    const now = this.now();
    for (const look of this.looks.values()) {
      if (look.until < now) this.keep({ ...look, request: 0 });
      else if (look.writing && look.writingUntil < now) {
        look.writing = null;
        this.changed(look.request);
      }
    }
  }

  /** Everybody else who looks at the request, each once, whoever writes first. */
  audience(request: number, but: string): Present[] {
    const people = new Map<string, Present>();
    for (const { request: number, userId, name, writing } of this.looks.values()) {
      if (number !== request || userId === but) continue;
      people.set(userId, { userId, name, writing: writing ?? people.get(userId)?.writing ?? null });
    }
    return [...people.values()].sort(
      (a, b) => Number(b.writing !== null) - Number(a.writing !== null) || a.name.localeCompare(b.name, "fa"),
    );
  }

  private keep(look: Look): void {
    const before = this.looks.get(look.key);
    const now = this.now();
    if (look.request === 0) this.looks.delete(look.key);
    else this.looks.set(look.key, { ...look, until: now + LIFE_MS, writingUntil: now + WRITING_MS });
    for (const request of new Set([before?.request, look.request])) if (request) this.changed(request);
  }

  private speak(looks: Look[]): void {
    const entries = looks.map((l) => [l.key, l.userId, l.name.slice(0, 60), l.request, l.writing]);
    void say({ kind: "presence", from: this.process, entries });
  }

  private readonly now = () => clock.now().getTime();
}

/** Another version of ours may run beside: what it says is taken only when it is what we know. */
function lookOf(entry: unknown): Look | null {
  if (!Array.isArray(entry)) return null;
  const [key, userId, name, request, writing] = entry as unknown[];
  if (typeof key !== "string" || typeof userId !== "string" || typeof name !== "string") return null;
  if (typeof request !== "number") return null;
  return { key, userId, name, request, writing: writings.find((one) => one === writing) ?? null };
}
