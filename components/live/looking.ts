import type { Writing } from "@/lib/live/schema";
import { tab } from "./stream";

/** Quick changes, as from one request to the next, are told once. */
const GATHER_MS = 250;
/** While somebody goes on writing it is told again so often, before it is forgotten. */
const AGAIN_MS = 7_000;
const IDLE_MS = 9_000;

let request = 0;
let writing: Writing | null = null;
let told = "";
let toldAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;

/** The request that is open in this tab; 0: none. */
export function look(number: number): void {
  request = number;
  writing = null;
  plan();
}

/** Somebody types here. */
export function write(what: Writing): void {
  writing = what;
  clearTimeout(idle);
  idle = setTimeout(rest, IDLE_MS);
  plan();
}

/** Nobody types any more: it was sent, or left alone. */
export function rest(): void {
  clearTimeout(idle);
  if (writing === null) return;
  writing = null;
  plan();
}

/** The stream was opened: whoever serves it now is told from the start. */
export function lookAgain(): void {
  told = "";
  if (request > 0) plan();
}

function plan(): void {
  if (!timer) timer = setTimeout(tell, GATHER_MS);
}

function tell(): void {
  timer = undefined;
  const body = JSON.stringify({ tab, request, writing });
  if (document.hidden || (body === told && (writing === null || performance.now() - toldAt < AGAIN_MS))) return;
  told = body;
  toldAt = performance.now();
  const headers = { "Content-Type": "application/json" };
  fetch("/api/events/presence", { method: "POST", headers, body, keepalive: true }).catch(() => {});
}
