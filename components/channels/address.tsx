import { Ltr } from "@/components/ui/bidi";
import { fa } from "@/lib/i18n/number";

/** Where a message goes or came from: an Iranian number as people write it, all else as it is. */
export const Address = ({ value, className }: { value: string; className?: string }) => (
  <Ltr className={className}>{/^\+98\d{6,}$/.test(value) ? fa(value.replace(/^\+98/, "0")) : value}</Ltr>
);
