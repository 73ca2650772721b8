import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";

/** How far along a thing is, drawn: nothing yet, under way, waiting, done, stopped. */
export type Shape = "open" | "half" | "wait" | "done" | "stopped";

const drawings: Record<Shape, ReactNode> = {
  open: <circle cx="5" cy="5" r="3.75" fill="none" strokeWidth="1.5" />,
  half: (
    <>
      <circle cx="5" cy="5" r="3.75" fill="none" strokeWidth="1.5" />
      <path d="M5 1.25a3.75 3.75 0 0 1 0 7.5z" fill="currentColor" stroke="none" />
    </>
  ),
  wait: <circle cx="5" cy="5" r="3.75" fill="none" strokeWidth="1.5" strokeDasharray="2 1.93" />,
  done: (
    <>
      <circle cx="5" cy="5" r="4.5" fill="currentColor" stroke="none" />
      <path d="M2.9 5.2 4.4 6.7 7.2 3.6" fill="none" stroke="var(--surface)" strokeWidth="1.3" />
    </>
  ),
  stopped: <path d="m2 2 6 6M8 2 2 8" strokeWidth="1.5" />,
};

/** A state told three ways: by a word, a colour and a shape. */
export function StatusBadge({
  tone = "neutral",
  shape = "open",
  children,
}: {
  tone?: Tone;
  shape?: Shape;
  children: ReactNode;
}) {
  return (
    <Badge tone={tone}>
      <svg viewBox="0 0 10 10" className="size-2.5 shrink-0" stroke="currentColor" aria-hidden="true">
        {drawings[shape]}
      </svg>
      {children}
    </Badge>
  );
}
