"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** A line to be copied elsewhere. */
export function CopyLine({ value, label, done }: { value: string; label: string; done: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex items-center gap-2">
      <input
        className="input min-w-0 flex-1 text-left"
        dir="ltr"
        readOnly
        value={value}
        aria-label={label}
        onFocus={(e) => e.target.select()}
      />
      <Button
        variant="secondary"
        onClick={() => void navigator.clipboard?.writeText(value).then(() => setCopied(true))}
      >
        <span aria-live="polite">{copied ? done : label}</span>
      </Button>
    </div>
  );
}
