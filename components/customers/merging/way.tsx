import { Ltr } from "@/components/ui/bidi";
import { fa } from "@/lib/i18n/number";

/** A way to reach somebody as it was typed; numbers in Persian digits, emails and accounts as they are. */
export const Way = ({ typed, className }: { typed: string; className?: string }) => (
  <Ltr className={className}>{/[a-z@]/i.test(typed) ? typed : fa(typed)}</Ltr>
);
