import { cx } from "@/components/ui/class-names";

const sizes = { sm: "size-6 text-xs", md: "size-8 text-xs", lg: "size-11 text-sm" };

/** First letters of a name on a quiet ground. The name itself must stand beside it: the avatar is not read out. */
export function Avatar({ name, size = "md" }: { name: string; size?: keyof typeof sizes }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full bg-default font-medium",
        sizes[size],
      )}
    >
      {initials(name)}
    </span>
  );
}

/** First letters of the first two words; a ZWNJ between keeps Persian letters apart («م‌ر»). */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("\u200c");
}
