import Link from "next/link";
import { t } from "@/lib/i18n/t";

/** Whose a row is, cut at the end of the name, leading to the card. */
export const CustomerLink = ({ customer }: { customer: { code: string; name: string | null } }) => (
  <Link
    href={`/customers/${customer.code}`}
    prefetch={false}
    dir="auto"
    className="block truncate text-right hover:underline"
  >
    {customer.name ?? t("words.anonymous")}
  </Link>
);
