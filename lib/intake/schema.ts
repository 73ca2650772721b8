import { z } from "zod";
import type { Inbound } from "@/lib/channels/adapter";

/** An attachment whose bytes are on disk; no row knows it yet. */
export const inboundFile = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1),
  mime: z.string(),
  size: z.number().int().nonnegative(),
  sha256: z.string(),
  path: z.string(),
});
export type InboundFile = z.output<typeof inboundFile>;

export const filing = z.strictObject({
  id: z.uuid(),
  /** What its adapter read in it; its files stand beside. */
  inbound: z.custom<Inbound>((given) => typeof given === "object" && given !== null),
  files: z.array(inboundFile),
});

export const inboundStates = ["received", "filed", "ignored", "failed"] as const;
/** Why nobody has to answer it, or (throttled, asked) how it came to its request. */
export const inboundReasons = [
  "automatic",
  "bounce",
  "report",
  "list",
  "own",
  "opt_out",
  "throttled",
  "asked",
  "blank",
] as const;
